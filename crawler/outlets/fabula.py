from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="fabula", title="Fabula", hosts=("fabula.org",),
    country="FR", kind="culture", timezone="Europe/Paris",
    feeds=("https://www.fabula.org/rss/fabula.xml",),  # linked from a page of 2022
    fronts=("https://www.fabula.org/",),
    article=r"^/actualites/\d+/[^/]+\.html$",
    # Rules
    seen=(2022,),
    body=".texte > div",
    stamp=".infos",
    blocks=((".card-primary", ".card-header"),),
)  # fmt: skip
