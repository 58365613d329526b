from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nordlittoral", title="Nord Littoral", hosts=("nordlittoral.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=ROSSEL,
    feeds=("https://www.nordlittoral.fr/rss.xml",),
    fronts=("https://www.nordlittoral.fr/",),
)  # fmt: skip
