from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lejsl", title="Le Journal de Saône-et-Loire", hosts=("lejsl.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.lejsl.com/rss",),
    fronts=("https://www.lejsl.com/",),
    seen=(2023,),
)  # fmt: skip
