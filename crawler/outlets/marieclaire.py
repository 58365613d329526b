from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="marieclaire", title="Marie Claire", hosts=("marieclaire.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.marieclaire.fr/",),
    article=r"^/(?:[a-z0-9-]+/)?[^/]*,\d{4,7}\.asp$",
    # Rules
    headline="h1.Title--article",
    lead="h2.ArticleHeader-lead",
    body=".Article-text",
    stamp=".ArticleHeader-date",
    authors=".ArticleHeader-author",
    blocks=((".List--light", ".Title-content"), (".List--articles", ".Title-content")),
)  # fmt: skip
