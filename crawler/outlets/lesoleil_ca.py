from crawler.outlets.systems.coops import COOPS
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesoleil_ca", title="Le Soleil", hosts=("lesoleil.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto", system=COOPS,
    feeds=("https://www.lesoleil.com/arc/outboundfeeds/rss/?outputType=xml",),
    fronts=("https://www.lesoleil.com/",),
)  # fmt: skip
