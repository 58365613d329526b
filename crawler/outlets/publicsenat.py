from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="publicsenat", title="Public Sénat", hosts=("publicsenat.fr",),
    country="FR", kind="public-broadcaster", timezone="Europe/Paris",
    sitemaps=("https://www.publicsenat.fr/sitemap.xml",),
    fronts=("https://www.publicsenat.fr/",),
    article=(r"^/actualites/[a-z-]+/[^/]+$", r"^/article/[a-z-]+/[^/]+$"),
    # Rules
    headline="h1.heading-h1",
)  # fmt: skip
