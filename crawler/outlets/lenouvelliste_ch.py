from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lenouvelliste_ch", title="Le Nouvelliste (Valais)", hosts=("lenouvelliste.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich",
    fronts=("https://www.lenouvelliste.ch/",),
)  # fmt: skip
