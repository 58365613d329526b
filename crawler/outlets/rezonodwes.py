from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rezonodwes", title="Rezo Nòdwès", hosts=("rezonodwes.com",),
    country="HT", kind="pure-player", timezone="America/Port-au-Prince",
    feeds=("https://rezonodwes.com/feed/",),
    fronts=("https://rezonodwes.com/",),
)  # fmt: skip
