from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lunion", title="L'Union", hosts=("lunion.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=ROSSEL,
    feeds=("https://www.lunion.fr/rss.xml",),
    news_sitemaps=("https://www.lunion.fr/sites/default/files/sitemaps/abonnes_lunion_fr/sitemapnews-0.xml",),
    fronts=("https://www.lunion.fr/",),
)  # fmt: skip
