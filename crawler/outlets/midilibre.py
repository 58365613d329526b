from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="midilibre", title="Midi Libre", hosts=("midilibre.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.midilibre.fr/rss.xml",),
    news_sitemaps=("https://www.midilibre.fr/sitemap-news.xml",),
    sitemaps=("https://www.midilibre.fr/sitemap.xml",),
    fronts=("https://www.midilibre.fr/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$", r"^/\d{4}/\d{2}/\d{2}/[^/]+,\d+\.php$"),
)  # fmt: skip
