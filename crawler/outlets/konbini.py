from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="konbini", title="Konbini", hosts=("konbini.com",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.konbini.com/feed/", "https://www.konbini.com/fr/feed/"),
    fronts=("https://www.konbini.com/",),
    article=r"^/(?:fr/)?[a-z0-9-]+/[a-z0-9-]{12,}/?$",
)  # fmt: skip
