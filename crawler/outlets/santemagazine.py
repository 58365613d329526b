from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="santemagazine", title="Santé magazine", hosts=("santemagazine.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.santemagazine.fr/feeds/rss",),  # linked from a page of 2025
    fronts=("https://www.santemagazine.fr/",),
    article=r"-\d{5,8}$",
    # Rules
    seen=(2023, 2025),
    body=".paragraph-content-js",
)  # fmt: skip
