from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="metropole_ht", title="Radio Métropole", hosts=("metropole.ht",),
    country="HT", kind="broadcaster-radio", timezone="America/Port-au-Prince",
    feeds=("https://metropole.ht/feed/",),
    fronts=("https://metropole.ht/",),
)  # fmt: skip
