from crawler.outlets.systems.spip import SPIP
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="alterpresse", title="AlterPresse", hosts=("alterpresse.org",),
    country="HT", kind="agency", timezone="America/Port-au-Prince", system=SPIP,
    feeds=("https://www.alterpresse.org/spip.php?page=backend",),
    fronts=("https://www.alterpresse.org/",),
)  # fmt: skip
