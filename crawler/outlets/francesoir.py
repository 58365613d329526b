from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="francesoir", title="FranceSoir", hosts=("francesoir.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.francesoir.fr/rss.xml",),  # listed by others, not probed
    sitemaps=("https://www.francesoir.fr/sitemap.xml",),
    fronts=("https://www.francesoir.fr/",),
    article=r"^/[a-z0-9_-]+/[^/<\s]+$",
)  # fmt: skip
