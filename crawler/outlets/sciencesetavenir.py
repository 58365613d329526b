from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sciencesetavenir", title="Sciences et Avenir", hosts=("sciencesetavenir.fr",),
    country="FR", kind="science", timezone="Europe/Paris",
    feeds=("https://www.sciencesetavenir.fr/rss.xml",),
    fronts=("https://www.sciencesetavenir.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+_\d{4,7}$",
    # Rules
    seen=(2020,),
    headline="h1",
    lead=".article-chapo",
    body=".article-sea-home-a",
    stamp="p.article-infos > a",
    authors=".signature",
    blocks=((".aside-left > .bloc", ".title"),),
)  # fmt: skip
