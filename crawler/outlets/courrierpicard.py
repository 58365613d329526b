from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="courrierpicard", title="Courrier picard", hosts=("courrier-picard.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=ROSSEL,
    feeds=("https://www.courrier-picard.fr/rss.xml",),
    news_sitemaps=("https://www.courrier-picard.fr/sites/default/files/sitemaps/abonne_courrier_picard_fr/sitemapnews-0.xml",),
    sitemaps=("https://www.courrier-picard.fr/sites/default/files/sitemaps/abonne_courrier_picard_fr/sitemapindex.xml",),
    fronts=("https://www.courrier-picard.fr/",),
)  # fmt: skip
