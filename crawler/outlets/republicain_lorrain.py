from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="republicain_lorrain", title="Le Républicain lorrain", hosts=("republicain-lorrain.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.republicain-lorrain.fr/rss",),
    fronts=("https://www.republicain-lorrain.fr/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
