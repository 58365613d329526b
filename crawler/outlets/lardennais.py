from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lardennais", title="L'Ardennais", hosts=("lardennais.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=ROSSEL,
    feeds=("https://www.lardennais.fr/rss.xml",),
    fronts=("https://www.lardennais.fr/",),
)  # fmt: skip
