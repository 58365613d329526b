"""SPIP, the free system of many small newsrooms, with the addresses it makes when nobody tells it otherwise."""

from crawler.parsing.outlet import System

SPIP = System(
    name="spip", title="SPIP",
    article=r"^/spip\.php\?article\d+",
)  # fmt: skip
