from crawler.outlets.systems.centre_france import CENTRE_FRANCE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lyonne", title="L'Yonne républicaine", hosts=("lyonne.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=CENTRE_FRANCE,
    feeds=("https://www.lyonne.fr/rss",),  # listed by others, not probed
    fronts=("https://www.lyonne.fr/",),
)  # fmt: skip
