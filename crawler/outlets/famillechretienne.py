from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="famillechretienne", title="Famille Chrétienne", hosts=("famillechretienne.fr",),
    country="FR", kind="religious", timezone="Europe/Paris",
    feeds=("https://www.famillechretienne.fr/feed/",),
    fronts=("https://www.famillechretienne.fr/",),
)  # fmt: skip
