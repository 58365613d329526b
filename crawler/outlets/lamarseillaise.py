from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lamarseillaise", title="La Marseillaise", hosts=("lamarseillaise.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    news_sitemaps=("https://www.lamarseillaise.fr/sitemapforgoogle.xml",),
    sitemaps=("https://www.lamarseillaise.fr/sitemap.xml",),
    fronts=("https://www.lamarseillaise.fr/",),
    article=r"^/(?:[a-z0-9-]+/){2}\d{4,6}-[^/]+$",
)  # fmt: skip
