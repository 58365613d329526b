from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="marieclaire", title="Marie Claire", hosts=("marieclaire.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.marieclaire.fr/rss.xml",),  # listed by others, not probed
    fronts=("https://www.marieclaire.fr/",),
    article=r"^/(?:[a-z0-9-]+/)?[^/]*,\d{4,7}\.asp$",
    # Rules
    seen=(2015,),
    headline="h1.Title--article",
    lead="h2.ArticleHeader-lead",
    body=".Article-text",
    stamp=".ArticleHeader-date",
    authors=".ArticleHeader-author",
    blocks=((".List--light", ".Title-content"), (".List--articles", ".Title-content")),
)  # fmt: skip
