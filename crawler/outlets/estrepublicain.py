from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="estrepublicain", title="L'Est républicain", hosts=("estrepublicain.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.estrepublicain.fr/rss",),
    fronts=("https://www.estrepublicain.fr/",),
)  # fmt: skip
