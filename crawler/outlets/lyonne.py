from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lyonne", title="L'Yonne républicaine", hosts=("lyonne.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    fronts=("https://www.lyonne.fr/",),
)  # fmt: skip
