from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nicematin", title="Nice-Matin", hosts=("nicematin.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.nicematin.com/rss",),
    news_sitemaps=("https://www.nicematin.com/googlenews.xml",),
    sitemaps=("https://www.nicematin.com/sitemap.xml", "https://www.nicematin.com/sitemap_fixed.xml"),
    fronts=("https://www.nicematin.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}[^/]+-\d{5,8}$",
    # Rules
    seen=(2025,),
    body=".paywall-abo",
)  # fmt: skip
