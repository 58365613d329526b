from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="biba", title="Biba", hosts=("bibamagazine.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("http://www.bibamagazine.fr/rss",),  # linked from a page of 2015
    fronts=("https://www.bibamagazine.fr/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+-\d{4,}(?:\.html?)?/?$",
    # Rules
    seen=(2015, 2016),
    lead="h2.chapo",
    body="[itemprop=articleBody]",
    stamp=".article > .meta",
    blocks=((".related", "p.dotted-title"), ("#block-les-plus-lus", ".title-block")),
)  # fmt: skip
