from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="genethique", title="Gènéthique", hosts=("genethique.org",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    fronts=("https://www.genethique.org/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    headline="h1.entry-title",
    blocks=((".crp_related", "h3"),),
)  # fmt: skip
