from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lepays_roannais", title="Le Pays", hosts=("le-pays.fr",),
    country="FR", kind="local-weekly", timezone="Europe/Paris",
    fronts=("https://www.le-pays.fr/",),
)  # fmt: skip
