from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zadig", title="Zadig", hosts=("zadiglemag.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.zadiglemag.fr/",),
    # Rules
    seen=(2021,),
    headline="h1.entry-title",
    body=".qiota_reserve",
    authors="p.auteurs-in-article > a",
)  # fmt: skip
