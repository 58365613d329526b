"""Centre France: the dailies and weeklies of La Montagne's group."""

from crawler.parsing.outlet import System

CENTRE_FRANCE = System(
    name="centre_france", title="Centre France",
    article=(r"^/[a-z0-9-]+-\d{5}/[a-z-]+/[^/]+_\d+/$", r"^/(?:[a-z0-9-]+/){1,5}\d{4}/\d{2}/\d{2}/[^/]+_\d+\.html$"),
)  # fmt: skip
