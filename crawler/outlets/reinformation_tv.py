from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="reinformation_tv", title="Réinformation TV", hosts=("reinformation.tv",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    fronts=("https://reinformation.tv/",),
)  # fmt: skip
