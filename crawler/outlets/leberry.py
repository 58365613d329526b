from crawler.outlets.systems.centre_france import CENTRE_FRANCE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leberry", title="Le Berry républicain", hosts=("leberry.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=CENTRE_FRANCE,
    feeds=("https://www.leberry.fr/rss",),  # listed by others, not probed
    fronts=("https://www.leberry.fr/",),
)  # fmt: skip
