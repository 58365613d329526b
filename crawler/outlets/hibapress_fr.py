from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="hibapress_fr", title="Hibapress (français)", hosts=("fr.hibapress.com",),
    country="MA", kind="pure-player", timezone="Africa/Casablanca",
    feeds=("https://fr.hibapress.com/feed",),
    fronts=("https://fr.hibapress.com/",),
)  # fmt: skip
