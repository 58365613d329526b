from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="legrandcontinent", title="Le Grand Continent", hosts=("legrandcontinent.eu",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://legrandcontinent.eu/fr/feed/",),
    fronts=("https://legrandcontinent.eu/fr/",),
    article=r"^/fr/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
    # Rules
    seen=(2020,),
    lead=".incipit",
    body=".article-body",
)  # fmt: skip
