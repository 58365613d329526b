from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="wakatsera", title="Wakat Séra", hosts=("wakatsera.com",),
    country="BF", kind="pure-player", timezone="Africa/Ouagadougou",
    feeds=("https://wakatsera.com/feed/", "https://www.wakatsera.com/feed/"),
    fronts=("https://www.wakatsera.com/",),
)  # fmt: skip
