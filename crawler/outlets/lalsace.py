from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lalsace", title="L'Alsace", hosts=("lalsace.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.lalsace.fr/rss",),
    fronts=("https://www.lalsace.fr/",),
    seen=(2023,),
)  # fmt: skip
