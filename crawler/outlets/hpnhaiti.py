from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="hpnhaiti", title="HPN Haïti", hosts=("hpnhaiti.com",),
    country="HT", kind="agency", timezone="America/Port-au-Prince",
    feeds=("https://hpnhaiti.com/feed/",),
    fronts=("https://hpnhaiti.com/",),
)  # fmt: skip
