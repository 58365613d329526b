"""The weeklies that were Lagardère's: Le Journal du Dimanche, Paris Match."""

from crawler.parsing.outlet import System

LAGARDERE = System(
    name="lagardere", title="Lagardère News",
    article=r"^/(?:[A-Za-z0-9-]+/){1,3}[^/]+-\d{5,7}$",
)  # fmt: skip
