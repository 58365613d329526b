from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lindependant", title="L'Indépendant", hosts=("lindependant.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.lindependant.fr/rss.xml",),
    news_sitemaps=("https://www.lindependant.fr/sitemap-news.xml",),
    sitemaps=("https://www.lindependant.fr/sitemap.xml",),
    fronts=("https://www.lindependant.fr/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$", r"^/\d{4}/\d{2}/\d{2}/[^/]+,\d+\.php$"),
)  # fmt: skip
