from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="magicmaman", title="Magicmaman", hosts=("magicmaman.com",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.magicmaman.com/rss.xml",),  # listed by others, not probed
    fronts=("https://www.magicmaman.com/",),
    article=r",\d{5,8}\.asp$",
    # Rules
    seen=(2016, 2022),
    headline="h1.Title--article",
    lead=".ArticleHeader-lead",
    body=".Article-text",
    stamp=".ArticleHeader-date",
    authors=".ArticleHeader-author",
    blocks=((".ContextualLinks", ".ContextualLinks-title"), (".List--inline", ".Title-content"), (".Populars", ".Title-content")),
)  # fmt: skip
