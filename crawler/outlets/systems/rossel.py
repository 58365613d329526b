"""Rossel: the dailies of northern France and Belgium."""

from crawler.parsing.outlet import System

ROSSEL = System(
    name="rossel", title="Rossel",
    article=r"^/(?:id)?\d{4,8}/article/\d{4}-\d{2}-\d{2}/[^/]+$",
)  # fmt: skip
