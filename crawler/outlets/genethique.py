from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="genethique", title="Gènéthique", hosts=("genethique.org",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://www.genethique.org/feed/",),  # linked from a page of 2022
    fronts=("https://www.genethique.org/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    seen=(2022,),
    headline="h1.entry-title",
    blocks=((".crp_related", "h3"),),
)  # fmt: skip
