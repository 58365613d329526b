from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sciencesetavenir", title="Sciences et Avenir", hosts=("sciencesetavenir.fr",),
    country="FR", kind="science", timezone="Europe/Paris",
    feeds=("https://www.sciencesetavenir.fr/rss.xml",),
    fronts=("https://www.sciencesetavenir.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+_\d{4,7}$",
)  # fmt: skip
