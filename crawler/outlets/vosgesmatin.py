from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vosgesmatin", title="Vosges Matin", hosts=("vosgesmatin.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.vosgesmatin.fr/rss",),
    fronts=("https://www.vosgesmatin.fr/",),
    seen=(2020,),
)  # fmt: skip
