from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="levif", title="Le Vif", hosts=("levif.be",),
    country="BE", kind="weekly-magazine", timezone="Europe/Brussels",
    feeds=("https://www.levif.be/feed/",),
    fronts=("https://www.levif.be/",),
    article=r"^/actualite/[a-z-]+/[^/]+/article-[a-z]+-\d+\.html$",
    # Rules
    seen=(2019,),
    headline="h1[itemprop=name]",
    lead="p.lead[itemprop=description]",
    body="#article-body",
    stamp="p.date",
    authors=".byline[itemprop=author]",
    blocks=((".most-read", ".Module-title"), (".most-shares", "h3")),
)  # fmt: skip
