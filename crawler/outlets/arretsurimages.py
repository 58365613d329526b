from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="arretsurimages", title="Arrêt sur images", hosts=("arretsurimages.net",),
    country="FR", kind="investigative", timezone="Europe/Paris",
    feeds=("https://api.arretsurimages.net/api/public/rss/all-content",),
    fronts=("https://www.arretsurimages.net/",),
    article=r"^/(?:articles|chroniques/[a-z0-9-]+|emissions/[a-z0-9-]+)/[a-z0-9-]+$",
)  # fmt: skip
