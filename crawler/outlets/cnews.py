from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="cnews", title="CNews", hosts=("cnews.fr",),
    country="FR", kind="broadcaster-tv", timezone="Europe/Paris",
    feeds=("https://www.cnews.fr/rss.xml",),
    news_sitemaps=("https://www.cnews.fr/googlenews.xml",),
    sitemaps=("https://www.cnews.fr/sitemap.xml",),
    fronts=("https://www.cnews.fr/",),
    article=r"^/(?:(?!videos/|podcast/|emission/|diaporamas/)[^/]+/)?\d{4}-\d{2}-\d{2}/[^/]+/?$",
    # Rules
    seen=(2023,),
    headline="h1.article-title",
    lead="p.dm_article-chapeau",
    body=".field-type-text-with-summary",
    stamp=".article-created",
    authors=".article-auteurs",
    blocks=((".article-suggests", ".title-part-suggests"),),
)  # fmt: skip
