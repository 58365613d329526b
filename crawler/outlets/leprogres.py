from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leprogres", title="Le Progrès", hosts=("leprogres.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.leprogres.fr/rss",),
    fronts=("https://www.leprogres.fr/",),
)  # fmt: skip
