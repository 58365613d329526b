from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="virgule_lu", title="Virgule (Luxemburger Wort en français)", hosts=("virgule.lu",),
    country="LU", kind="pure-player", timezone="Europe/Luxembourg",
    feeds=("https://www.virgule.lu/rss",),
    fronts=("https://www.virgule.lu/",),
    article=r"^/(?:[a-z-]+/){1,2}[^/]+/\d+\.html$",
)  # fmt: skip
