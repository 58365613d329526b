from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lepoint", title="Le Point", hosts=("lepoint.fr",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris",
    feeds=("https://www.lepoint.fr/arc/outboundfeeds/rss/?outputType=xml", "https://www.lepoint.fr/rss"),
    news_sitemaps=("https://www.lepoint.fr/sitemap-news.xml",),
    fronts=("https://www.lepoint.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{2}-\d{2}-\d{4}-\d+_\d+\.php$",
    # Rules
    seen=(2023,),
    headline="h1.Title",
    body=".ArticleBody",
    stamp=".ArticleHeader .Date",
    authors=".SigatureAuthorNames",
    blocks=((".EnContinue", ".Title .Text", ".TitleArticle"),),
)  # fmt: skip
