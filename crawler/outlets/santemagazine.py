from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="santemagazine", title="Santé magazine", hosts=("santemagazine.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.santemagazine.fr/",),
    article=r"-\d{5,8}$",
    # Rules
    body=".paragraph-content-js",
)  # fmt: skip
