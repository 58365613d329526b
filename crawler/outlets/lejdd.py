from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lejdd", title="Le Journal du Dimanche", hosts=("lejdd.fr",),
    country="FR", kind="national-weekly", timezone="Europe/Paris",
    news_sitemaps=("https://www.lejdd.fr/sitemap/news.xml",),
    sitemaps=("https://www.lejdd.fr/sitemap.xml",),
    fronts=("https://www.lejdd.fr/",),
    article=r"^/(?:[A-Za-z0-9-]+/){1,3}[^/]+-\d{5,7}$",
)  # fmt: skip
