from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tsa_algerie", title="TSA (Tout sur l'Algérie)", hosts=("tsa-algerie.com",),
    country="DZ", kind="pure-player", timezone="Africa/Algiers",
    feeds=("https://www.tsa-algerie.com/feed/",),
    fronts=("https://www.tsa-algerie.com/",),
    article=r"^/[a-z0-9-]{15,}/$",
)  # fmt: skip
