"""BFM: the sites of the news channel and of its radio."""

from crawler.parsing.outlet import System

BFM = System(
    name="bfm", title="BFM",
    article=(r"^/(?:[a-z0-9-]+/){1,4}[^/]+_A[A-Z]-\d{12}\.html$", r"^/[a-z-]+/[^/]+-\d{6,7}\.html$"),
)  # fmt: skip
