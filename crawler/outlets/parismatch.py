from crawler.outlets.systems.lagardere import LAGARDERE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="parismatch", title="Paris Match", hosts=("parismatch.com",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris", system=LAGARDERE,
    news_sitemaps=("https://www.parismatch.com/sitemap/news.xml",),
    sitemaps=("https://www.parismatch.com/sitemap.xml",),
    fronts=("https://www.parismatch.com/",),
)  # fmt: skip
