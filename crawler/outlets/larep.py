from crawler.outlets.systems.centre_france import CENTRE_FRANCE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="larep", title="La République du Centre", hosts=("larep.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=CENTRE_FRANCE,
    feeds=("https://www.larep.fr/rss",),  # listed by others, not probed
    fronts=("https://www.larep.fr/",),
)  # fmt: skip
