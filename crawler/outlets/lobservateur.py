from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lobservateur", title="L'Observateur (Nord)", hosts=("lobservateur.fr",),
    country="FR", kind="local-weekly", timezone="Europe/Paris",
    feeds=("https://www.lobservateur.fr/feed/",),
    fronts=("https://www.lobservateur.fr/",),
    article=r"^/[a-z0-9-]{20,}/$",
)  # fmt: skip
