from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="grazia", title="Grazia", hosts=("grazia.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.grazia.fr/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+-\d{4,}(?:\.html?)?/?$",
    # Rules
    headline="h1.like-h1",
    body=".article-content",
    stamp=".article-meta [itemprop=datePublished]",
    authors="[itemprop=author] [itemprop=name]",
    blocks=((".teaser-x-items", ".title-block > span", ".title > a"),),
)  # fmt: skip
