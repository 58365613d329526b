from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="santeplusmag", title="Santé Plus Mag", hosts=("santeplusmag.com",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.santeplusmag.com/feed/rss/",),  # linked from a page of 2022
    fronts=("https://www.santeplusmag.com/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    seen=(2022,),
    lead="h2.chapeau-article",
    stamp=".date",
    authors=".link-auteur",
    blocks=((".plus-articles", ".widget-titre > span"), (".sidebar-widget", ".widget-title")),
)  # fmt: skip
