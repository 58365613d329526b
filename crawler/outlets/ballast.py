from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ballast", title="Ballast", hosts=("revue-ballast.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.revue-ballast.fr/feed/",),
    fronts=("https://www.revue-ballast.fr/",),
    article=r"^/[a-z0-9-]{12,}/$",
)  # fmt: skip
