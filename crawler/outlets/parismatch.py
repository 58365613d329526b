from crawler.outlets.systems.lagardere import LAGARDERE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="parismatch", title="Paris Match", hosts=("parismatch.com",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris", system=LAGARDERE,
    news_sitemaps=("https://www.parismatch.com/sitemap/news.xml",),
    sitemaps=("https://www.parismatch.com/sitemap.xml",),
    fronts=("https://www.parismatch.com/",),
    # Rules
    seen=(2018, 2026),
    headline=("h1.main-title", "h1[itemprop=headline]"),
    lead=("p.intro", "span.intro"),
    body=(".rte", "[itemprop=articleBody]"),
    stamp=(".date-author time", "time[itemprop=datePublished]"),
    authors=(".date-author .author", ".signature[itemprop=author]"),
    blocks=(("#pmrecommande_block", ".title-special-footer"), (".most-popular", ".title-most"), (".news_feed", ".title-most")),
)  # fmt: skip
