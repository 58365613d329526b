from crawler.outlets.systems.spip import SPIP
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lefaso", title="LeFaso.net", hosts=("lefaso.net",),
    country="BF", kind="pure-player", timezone="Africa/Ouagadougou", system=SPIP,
    feeds=("https://lefaso.net/spip.php?page=backend",),
    fronts=("https://lefaso.net/",),
)  # fmt: skip
