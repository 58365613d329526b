from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lavoixdunord", title="La Voix du Nord", hosts=("lavoixdunord.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=ROSSEL,
    feeds=("https://www.lavoixdunord.fr/rss.xml",),
    news_sitemaps=("https://www.lavoixdunord.fr/sites/default/files/sitemaps/www_lavoixdunord_fr/sitemapnews-0.xml",),
    sitemaps=("https://www.lavoixdunord.fr/sites/default/files/sitemaps/www_lavoixdunord_fr/sitemapindex.xml",),
    fronts=("https://www.lavoixdunord.fr/",),
    # Rules
    seen=(2023, 2024),
    body="r-article--section",
    blocks=(("i-mini-panel", ".r-mini-panel--title"), ("r-direct", ".r-direct--heading")),
)  # fmt: skip
