from crawler.outlets.systems.centre_france import CENTRE_FRANCE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lepopulaire", title="Le Populaire du Centre", hosts=("lepopulaire.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=CENTRE_FRANCE,
    feeds=("https://www.lepopulaire.fr/rss",),  # listed by others, not probed
    fronts=("https://www.lepopulaire.fr/",),
)  # fmt: skip
