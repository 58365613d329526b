from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lavoixdunord", title="La Voix du Nord", hosts=("lavoixdunord.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.lavoixdunord.fr/rss.xml",),
    news_sitemaps=("https://www.lavoixdunord.fr/sites/default/files/sitemaps/www_lavoixdunord_fr/sitemapnews-0.xml",),
    sitemaps=("https://www.lavoixdunord.fr/sites/default/files/sitemaps/www_lavoixdunord_fr/sitemapindex.xml",),
    fronts=("https://www.lavoixdunord.fr/",),
    article=r"^/\d{5,8}/article/\d{4}-\d{2}-\d{2}/[^/]+$",
)  # fmt: skip
