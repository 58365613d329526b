from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leberry", title="Le Berry républicain", hosts=("leberry.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    fronts=("https://www.leberry.fr/",),
)  # fmt: skip
