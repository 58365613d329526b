from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="latribune", title="La Tribune", hosts=("latribune.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.latribune.fr/feed.xml",),
    news_sitemaps=("https://www.latribune.fr/sitemap-actualites.xml",),
    fronts=("https://www.latribune.fr/",),
    article=(r"^/(?:[a-z0-9-]+/){1,4}[a-z0-9-]+-\d{6,}\.html$", r"^/article/.+$"),
)  # fmt: skip
