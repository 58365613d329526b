from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="republicain_lorrain", title="Le Républicain lorrain", hosts=("republicain-lorrain.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.republicain-lorrain.fr/rss",),
    fronts=("https://www.republicain-lorrain.fr/",),
)  # fmt: skip
