from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tv5monde", title="TV5MONDE Info", hosts=("information.tv5monde.com",),
    country="FR", kind="international-broadcaster", timezone="Europe/Paris",
    feeds=("https://information.tv5monde.com/rss.xml",),
    fronts=("https://information.tv5monde.com/",),
    article=(r"^/(?:[a-z-]+/)+[^/]+-\d{6,8}$", r"^/(?:info|terriennes|afrique|culture)/[a-z0-9-]{15,}$"),
    # Rules
    seen=(2021,),
    body=".field-name-field-texte",
    stamp=".article-meta",
    authors=".field-name-field-auteur a",
    blocks=((".block-tv5-tub", "h2.block-title"),),
)  # fmt: skip
