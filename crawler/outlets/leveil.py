from crawler.outlets.systems.centre_france import CENTRE_FRANCE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leveil", title="L'Éveil de la Haute-Loire", hosts=("leveil.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=CENTRE_FRANCE,
    feeds=("https://www.leveil.fr/rss",),  # listed by others, not probed
    fronts=("https://www.leveil.fr/",),
)  # fmt: skip
