from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lenouvelliste_ch", title="Le Nouvelliste (Valais)", hosts=("lenouvelliste.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich",
    news_sitemaps=("https://www.lenouvelliste.ch/news-sitemap.xml",),  # listed by others, not probed
    fronts=("https://www.lenouvelliste.ch/",),
)  # fmt: skip
