from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lefaso", title="LeFaso.net", hosts=("lefaso.net",),
    country="BF", kind="pure-player", timezone="Africa/Ouagadougou",
    feeds=("https://lefaso.net/spip.php?page=backend",),
    fronts=("https://lefaso.net/",),
    article=r"^/spip\.php\?article\d+",
)  # fmt: skip
