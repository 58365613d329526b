from crawler.outlets.systems.centre_france import CENTRE_FRANCE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lechorepublicain", title="L'Écho républicain", hosts=("lechorepublicain.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=CENTRE_FRANCE,
    feeds=("https://www.lechorepublicain.fr/rss",),  # listed by others, not probed
    fronts=("https://www.lechorepublicain.fr/",),
)  # fmt: skip
