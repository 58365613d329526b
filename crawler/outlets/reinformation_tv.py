from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="reinformation_tv", title="Réinformation TV", hosts=("reinformation.tv",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://reinformation.tv/feed/",),  # linked from a page of 2018
    fronts=("https://reinformation.tv/",),
)  # fmt: skip
