from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vosgesmatin", title="Vosges Matin", hosts=("vosgesmatin.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.vosgesmatin.fr/rss",),
    fronts=("https://www.vosgesmatin.fr/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
