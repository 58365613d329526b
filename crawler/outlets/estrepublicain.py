from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="estrepublicain", title="L'Est républicain", hosts=("estrepublicain.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.estrepublicain.fr/rss",),
    fronts=("https://www.estrepublicain.fr/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
