from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ledauphine", title="Le Dauphiné libéré", hosts=("ledauphine.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.ledauphine.com/rss",),
    fronts=("https://www.ledauphine.com/",),
    seen=(2023,),
)  # fmt: skip
