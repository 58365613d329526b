from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actu_78", title="78actu", hosts=("78actu.fr",),
    country="FR", kind="local-weekly", timezone="Europe/Paris",
    feeds=("http://www.78actu.fr/feed/",),  # linked from a page of 2016
    fronts=("https://www.78actu.fr/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+_\d{4,}/?$",
    # Rules
    seen=(2016,),
    lead="h2.mts",
    stamp="article header .small",
    tags="#tags a",
    blocks=((".tiny-hidden", "h2.widget-block-header"),),
)  # fmt: skip
