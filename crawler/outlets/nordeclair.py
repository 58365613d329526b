from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nordeclair", title="Nord Éclair", hosts=("nordeclair.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=ROSSEL,
    feeds=("https://www.nordeclair.fr/rss",),  # listed by others, not probed
    fronts=("https://www.nordeclair.fr/",),
)  # fmt: skip
