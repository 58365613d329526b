"""Québecor: the two Journaux and the news channel."""

from crawler.parsing.outlet import System

QUEBECOR = System(
    name="quebecor", title="Québecor",
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
