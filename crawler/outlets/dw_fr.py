from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dw_fr", title="Deutsche Welle (français)", hosts=("dw.com",),
    country="DE", kind="international-broadcaster", timezone="Europe/Berlin",
    feeds=("https://rss.dw.com/rdf/rss-fre-all",),
    sitemaps=("https://www.dw.com/sitemap.xml",),
    fronts=("https://www.dw.com/fr/",),
    article=r"^/fr/[^/]+/a-\d+$",
)  # fmt: skip
