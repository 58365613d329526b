from crawler.outlets.systems.depeche import DEPECHE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ladepeche", title="La Dépêche du Midi", hosts=("ladepeche.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=DEPECHE,
    feeds=("https://www.ladepeche.fr/rss.xml", "https://www.ladepeche.fr/communes/orgueil,82136/rss.xml"),
    news_sitemaps=("https://www.ladepeche.fr/sitemap-news.xml",),
    sitemaps=("https://www.ladepeche.fr/sitemap.xml",),
    fronts=("https://www.ladepeche.fr/",),
    seen=(2008, 2022, 2025),
)  # fmt: skip
