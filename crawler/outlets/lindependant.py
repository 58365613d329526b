from crawler.outlets.systems.depeche import DEPECHE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lindependant", title="L'Indépendant", hosts=("lindependant.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=DEPECHE,
    feeds=("https://www.lindependant.fr/rss.xml",),
    news_sitemaps=("https://www.lindependant.fr/sitemap-news.xml",),
    sitemaps=("https://www.lindependant.fr/sitemap.xml",),
    fronts=("https://www.lindependant.fr/",),
    seen=(2023,),
)  # fmt: skip
