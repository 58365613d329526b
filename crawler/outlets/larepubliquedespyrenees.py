from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="larepubliquedespyrenees", title="La République des Pyrénées", hosts=("larepubliquedespyrenees.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.larepubliquedespyrenees.fr/rss.xml",),
    news_sitemaps=("https://www.larepubliquedespyrenees.fr/sitemap-news.xml",),
    fronts=("https://www.larepubliquedespyrenees.fr/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+,\d+\.php$",
)  # fmt: skip
