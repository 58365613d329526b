"""Les Coops de l'information: six Québec and Ottawa newspapers."""

from crawler.parsing.outlet import System

COOPS = System(
    name="coops", title="Les Coops de l'information",
    article=(
        r"^/(?:[a-z0-9-]+/){1,4}\d{4}/\d{2}/\d{2}/[^/]+-[A-Z0-9]{26}/?$",  # Arc
        r"^/(?:[a-z0-9-]+/){1,3}\d{4}/\d{2}/\d{2}/[^/]+/?$",
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-[0-9a-f]{32}$",
    ),
)  # fmt: skip
