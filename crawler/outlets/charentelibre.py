from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="charentelibre", title="Charente Libre", hosts=("charentelibre.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.charentelibre.fr/rss.xml",),
    news_sitemaps=("https://www.charentelibre.fr/sitemap-news.xml",),
    fronts=("https://www.charentelibre.fr/",),
    article=(r"^/(?:[a-z0-9-]+/){1,4}[^/]+-\d{6,9}\.php$", r"^/\d{4}/\d{2}/\d{2}/[^/]+,\d+\.php$"),
)  # fmt: skip
