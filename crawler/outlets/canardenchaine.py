from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="canardenchaine", title="Le Canard enchaîné", hosts=("lecanardenchaine.fr",),
    country="FR", kind="satire", timezone="Europe/Paris",
    fronts=("https://www.lecanardenchaine.fr/",),
)  # fmt: skip
