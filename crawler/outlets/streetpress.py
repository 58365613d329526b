from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="streetpress", title="StreetPress", hosts=("streetpress.com",),
    country="FR", kind="investigative", timezone="Europe/Paris",
    feeds=("https://www.streetpress.com/rss.xml",),
    fronts=("https://www.streetpress.com/",),
    article=r"^/sujet/\d{10}-[a-z0-9-]+$",
    # Rules
    seen=(2023,),
    headline="h1.title",
    lead="p.chapo",
    body=".main-article",
    stamp=".date",
    authors=".one-author > a",
)  # fmt: skip
