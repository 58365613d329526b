from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="francesoir", title="FranceSoir", hosts=("francesoir.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    sitemaps=("https://www.francesoir.fr/sitemap.xml",),
    fronts=("https://www.francesoir.fr/",),
    article=r"^/[a-z0-9_-]+/[^/<\s]+$",
)  # fmt: skip
