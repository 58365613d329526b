from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nonfiction", title="Nonfiction", hosts=("nonfiction.fr",),
    country="FR", kind="culture", timezone="Europe/Paris",
    fronts=("https://www.nonfiction.fr/",),
    article=r"^/article-\d+-[^/]+\.htm$",
    # Rules
    seen=(2023,),
    headline="h1.f-mw",
    lead="p.f4-ns",
    body=".f5-ns",
    authors=".author__link",
)  # fmt: skip
