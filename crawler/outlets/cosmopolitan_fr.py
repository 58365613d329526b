from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="cosmopolitan_fr", title="Cosmopolitan (France)", hosts=("cosmopolitan.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.cosmopolitan.fr/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+,\d{5,8}\.asp$",
    # Rules
    seen=(2022,),
    headline="h1.Title--article",
    lead=".ArticleHeader-lead",
    body=".Article-text",
    stamp=".ArticleHeader-date",
    authors=".ArticleHeader-author",
    blocks=((".List--inline", ".Title-content"), (".Populars", ".Title-content")),
)  # fmt: skip
