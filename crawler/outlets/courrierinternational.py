from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="courrierinternational", title="Courrier international", hosts=("courrierinternational.com",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris",
    feeds=("https://www.courrierinternational.com/feed/all/rss.xml",),
    fronts=("https://www.courrierinternational.com/",),
    article=r"^/(?:article|grand-format|une|dessin|video|long-format)/[a-z0-9-]+$",
    # Rules
    seen=(2023,),
    headline="h1.article-title",
    lead="p.article-lede",
    body=".article-text",
    stamp=".article-infos",
    authors=".article-authors, .source-name",
    blocks=(
        (".article-readmore", ".section-title", ".title"),
        (".forecast-top-articles", ".section-title", ".title"),
        (".asset-read-more", "=Lire aussi"),
    ),
)  # fmt: skip
