from crawler.outlets.systems.depeche import DEPECHE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="midilibre", title="Midi Libre", hosts=("midilibre.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=DEPECHE,
    feeds=("https://www.midilibre.fr/rss.xml",),
    news_sitemaps=("https://www.midilibre.fr/sitemap-news.xml",),
    sitemaps=("https://www.midilibre.fr/sitemap.xml",),
    fronts=("https://www.midilibre.fr/",),
    seen=(2023, 2024),
)  # fmt: skip
