from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ladepeche", title="La Dépêche du Midi", hosts=("ladepeche.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.ladepeche.fr/rss.xml", "https://www.ladepeche.fr/communes/orgueil,82136/rss.xml"),
    news_sitemaps=("https://www.ladepeche.fr/sitemap-news.xml",),
    sitemaps=("https://www.ladepeche.fr/sitemap.xml",),
    fronts=("https://www.ladepeche.fr/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$", r"^/article/\d{4}/\d{2}/\d{2}/\d+-[^/]+\.html$"),
)  # fmt: skip
