from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="geo_fr", title="GEO", hosts=("geo.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.geo.fr/rss",),
    fronts=("https://www.geo.fr/",),
    article=r"^/[a-z0-9-]+/[^/]+-\d{5,6}$",
    # Rules
    seen=(2023,),
    headline="h1.article-title",
    lead=".article-subtitle",
    body=".article-text",
    stamp=".article-date",
    authors=".article-author > a",
    tags=".btn-tag > span",
    blocks=((".articlesDiscover", "h2.sectionTitle"),),
)  # fmt: skip
