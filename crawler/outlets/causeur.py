from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="causeur", title="Causeur", hosts=("causeur.fr",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://www.causeur.fr/feed",),
    sitemaps=("https://www.causeur.fr/sitemap_index.xml",),
    fronts=("https://www.causeur.fr/",),
    article=r"^/[a-z0-9-]+-\d{4,7}$",
)  # fmt: skip
