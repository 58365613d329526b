from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="centrepresseaveyron", title="Centre Presse Aveyron", hosts=("centrepresseaveyron.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.centrepresseaveyron.fr/rss.xml",),
    news_sitemaps=("https://www.centrepresseaveyron.fr/sitemap-news.xml",),
    sitemaps=("https://www.centrepresseaveyron.fr/sitemap.xml",),
    fronts=("https://www.centrepresseaveyron.fr/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$", r"^/[a-z0-9-]+/[^/]+-HL\d+$"),
)  # fmt: skip
