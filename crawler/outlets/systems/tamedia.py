"""Tamedia: the dailies of French-speaking Switzerland."""

from crawler.parsing.outlet import System

TAMEDIA = System(
    name="tamedia", title="Tamedia",
    article=(r"^/[^/]+-\d{12}$", r"^/(?:[a-z-]+/){1,3}[^/]+/story/\d+$"),
)  # fmt: skip
