from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesteclair", title="L'Est-Éclair", hosts=("lest-eclair.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=ROSSEL,
    feeds=("https://www.lest-eclair.fr/rss.xml",),
    news_sitemaps=("https://www.lest-eclair.fr/sites/default/files/sitemaps/abonnes_lest_eclair_fr/sitemapnews-0.xml",),
    fronts=("https://www.lest-eclair.fr/",),
)  # fmt: skip
