from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="grazia", title="Grazia", hosts=("grazia.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.grazia.fr/feed",),  # listed by others, not probed
    fronts=("https://www.grazia.fr/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+-\d{4,}(?:\.html?)?/?$",
    # Rules
    seen=(2016,),
    headline="h1.like-h1",
    body=".article-content",
    stamp=".article-meta [itemprop=datePublished]",
    authors="[itemprop=author] [itemprop=name]",
    blocks=((".teaser-x-items", ".title-block > span", ".title > a"),),
)  # fmt: skip
