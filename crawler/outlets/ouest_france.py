from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ouest_france", title="Ouest-France", hosts=("ouest-france.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.ouest-france.fr/rss/une",),
    news_sitemaps=("https://www.ouest-france.fr/googlenews.xml", "https://www.ouest-france.fr/googlenews-0.xml"),
    sitemaps=("https://www.ouest-france.fr/sitemap.xml",),
    fronts=("https://www.ouest-france.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[^/]+-(?:\d{5,8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$",
)  # fmt: skip
