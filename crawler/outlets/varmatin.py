from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="varmatin", title="Var-Matin", hosts=("varmatin.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.varmatin.com/rss",),
    news_sitemaps=("https://www.varmatin.com/googlenews.xml",),
    sitemaps=("https://www.varmatin.com/sitemap.xml",),
    fronts=("https://www.varmatin.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}[^/]+-\d{5,8}$",
    # Rules
    seen=(2023,),
    headline="h1.article-title",
    lead="h2.article-excerpt",
    body=".paywall-abo",
    stamp=".published-at",
    authors=".publication .author",
    blocks=((".on-air-container", ".on-air-title", ".title > span"),),
)  # fmt: skip
