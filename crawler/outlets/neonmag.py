from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="neonmag", title="Néon", hosts=("neonmag.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.neonmag.fr/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+-\d{4,}(?:\.html?)?/?$",
    # Rules
    seen=(2021, 2022),
    headline="h1.article-title",
    lead=".article-content-chapo",
    stamp=".publish-time",
    authors=(".publish-author a", ".publish-author > span"),
    tags=".bookmark .tag-link",
)  # fmt: skip
