from crawler.outlets.systems.coops import COOPS
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ledroit", title="Le Droit", hosts=("ledroit.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto", system=COOPS,
    feeds=("https://www.ledroit.com/rss",),
    fronts=("https://www.ledroit.com/",),
)  # fmt: skip
