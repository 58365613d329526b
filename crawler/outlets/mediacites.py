from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mediacites", title="Mediacités", hosts=("mediacites.fr",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://www.mediacites.fr/feed/",),
    fronts=("https://www.mediacites.fr/",),
    article=r"^/[a-z-]+/[a-z-]+/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
