from crawler.outlets.systems.depeche import DEPECHE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="petitbleu", title="Petit Bleu", hosts=("petitbleu.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=DEPECHE,
    feeds=("https://www.petitbleu.fr/rss.xml",),
    news_sitemaps=("https://www.petitbleu.fr/sitemap-news.xml",),
    sitemaps=("https://www.petitbleu.fr/sitemap.xml",),
    fronts=("https://www.petitbleu.fr/",),
)  # fmt: skip
