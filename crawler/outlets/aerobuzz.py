from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aerobuzz", title="Aerobuzz", hosts=("aerobuzz.fr",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    fronts=("https://www.aerobuzz.fr/",),
)  # fmt: skip
