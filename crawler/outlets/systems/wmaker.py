"""WMaker: pure players from Corsica to Dakar."""

from crawler.parsing.outlet import System

WMAKER = System(
    name="wmaker", title="WMaker",
    article=r"^/[^/]+_a\d+\.html$",
)  # fmt: skip
