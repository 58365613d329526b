from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sciencepost", title="Sciencepost", hosts=("sciencepost.fr",),
    country="FR", kind="science", timezone="Europe/Paris",
    feeds=("https://sciencepost.fr/feed/",),  # linked from a page of 2025
    fronts=("https://sciencepost.fr/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    seen=(2025,),
    headline="h1.g1-mega",
    body=".entry-content",
    stamp=".entry-date",
    authors=".entry-author [itemprop=name]",
    blocks=((".widget_recent_entries", "h2.g1-delta > span"),),
)  # fmt: skip
