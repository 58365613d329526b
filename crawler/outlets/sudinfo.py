from crawler.outlets.systems.rossel import ROSSEL
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sudinfo", title="Sudinfo", hosts=("sudinfo.be", "sudpresse.be"),
    country="BE", kind="regional-daily", timezone="Europe/Brussels", system=ROSSEL,
    feeds=(  # listed by others, not probed
        "http://www.sudinfo.be/rss/2023/cible_principale_gratuit",
        "https://www.sudinfo.be/rss",
    ),
    news_sitemaps=("https://www.sudinfo.be/sites/default/files/sitemaps/sitemapnews-0.xml",),
    fronts=("https://www.sudinfo.be/",),
)  # fmt: skip
