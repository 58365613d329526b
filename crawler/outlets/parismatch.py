from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="parismatch", title="Paris Match", hosts=("parismatch.com",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris",
    news_sitemaps=("https://www.parismatch.com/sitemap/news.xml",),
    sitemaps=("https://www.parismatch.com/sitemap.xml",),
    fronts=("https://www.parismatch.com/",),
    article=r"^/(?:[A-Za-z0-9-]+/){1,3}[^/]+-\d{5,7}$",
)  # fmt: skip
