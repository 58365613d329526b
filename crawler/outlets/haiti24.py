from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="haiti24", title="Haïti 24", hosts=("haiti24.net",),
    country="HT", kind="pure-player", timezone="America/Port-au-Prince",
    feeds=("https://haiti24.net/feed",),
    fronts=("https://haiti24.net/",),
)  # fmt: skip
