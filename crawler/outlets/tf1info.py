from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tf1info", title="TF1 Info (ex-LCI)", hosts=("tf1info.fr", "lci.fr"),
    country="FR", kind="broadcaster-tv", timezone="Europe/Paris",
    feeds=("https://www.tf1info.fr/feeds/rss-une.xml",),
    fronts=("https://www.tf1info.fr/",),
    article=r"^/(?!player|tf1-info)[a-z0-9-]+/[^/]+-\d{7}\.html$",
)  # fmt: skip
