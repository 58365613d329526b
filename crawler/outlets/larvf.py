from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="larvf", title="La Revue du vin de France", hosts=("larvf.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.larvf.com/",),
    article=r",\d{5,8}\.asp$",
    # Rules
    seen=(2022,),
    headline="h1.Title--article",
    lead=".ArticleHeader-lead",
    body=".Article-text",
    authors=".ArticleHeader-authorLink",
    blocks=((".ContextualLinks", ".ContextualLinks-title > span"), (".List--inline", ".Title-content"), (".Populars", ".Title-content")),
)  # fmt: skip
