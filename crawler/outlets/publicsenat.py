from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="publicsenat", title="Public Sénat", hosts=("publicsenat.fr",),
    country="FR", kind="public-broadcaster", timezone="Europe/Paris",
    feeds=("https://www.publicsenat.fr/feed",),  # linked from a page of 2024
    sitemaps=("https://www.publicsenat.fr/sitemap.xml",),
    fronts=("https://www.publicsenat.fr/",),
    article=(r"^/actualites/[a-z-]+/[^/]+$", r"^/article/[a-z-]+/[^/]+$"),
    # Rules
    seen=(2024,),
    headline="h1.heading-h1",
)  # fmt: skip
