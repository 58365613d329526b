from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rue89bordeaux", title="Rue89 Bordeaux", hosts=("rue89bordeaux.com",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://rue89bordeaux.com/feed/",),
    fronts=("https://rue89bordeaux.com/",),
    article=r"^/\d{4}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
