from crawler.outlets.systems.depeche import DEPECHE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nrpyrenees", title="La Nouvelle République des Pyrénées", hosts=("nrpyrenees.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=DEPECHE,
    feeds=("https://www.nrpyrenees.fr/rss.xml",),
    fronts=("https://www.nrpyrenees.fr/",),
)  # fmt: skip
