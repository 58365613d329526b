from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="regards", title="Regards", hosts=("regards.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://regards.fr/category/l-actu/feed/",),
    fronts=("https://regards.fr/",),
    article=r"^/[a-z0-9-]+/article/[a-z0-9-]+$",
    # Rules
    seen=(2018, 2020),
    headline="._cols--1 > h2",
)  # fmt: skip
