from crawler.outlets.systems.coops import COOPS
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="latribune_ca", title="La Tribune (Sherbrooke)", hosts=("latribune.ca",),
    country="CA", kind="regional-daily", timezone="America/Toronto", system=COOPS,
    feeds=("https://www.latribune.ca/rss.xml",),  # listed by others, not probed
    fronts=("https://www.latribune.ca/",),
)  # fmt: skip
