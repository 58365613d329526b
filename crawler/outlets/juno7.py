from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="juno7", title="Juno7", hosts=("juno7.ht",),
    country="HT", kind="pure-player", timezone="America/Port-au-Prince",
    feeds=("https://juno7.ht/feed",),
    fronts=("https://juno7.ht/",),
)  # fmt: skip
