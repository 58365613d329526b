from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dna", title="Dernières Nouvelles d'Alsace", hosts=("dna.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.dna.fr/rss",),
    fronts=("https://www.dna.fr/",),
)  # fmt: skip
