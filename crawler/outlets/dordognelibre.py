from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dordognelibre", title="Dordogne Libre", hosts=("dordognelibre.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.dordognelibre.fr/rss.xml",),
    fronts=("https://www.dordognelibre.fr/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$",
)  # fmt: skip
