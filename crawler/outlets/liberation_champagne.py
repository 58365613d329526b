from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="liberation_champagne", title="Libération Champagne", hosts=("liberation-champagne.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=ROSSEL,
    feeds=("https://www.liberation-champagne.fr/rss.xml",),
    fronts=("https://www.liberation-champagne.fr/",),
)  # fmt: skip
