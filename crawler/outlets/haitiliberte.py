from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="haitiliberte", title="Haïti Liberté", hosts=("haitiliberte.com",),
    country="HT", kind="weekly-magazine", timezone="America/Port-au-Prince",
    feeds=("https://haitiliberte.com/feed/",),
    fronts=("https://haitiliberte.com/",),
)  # fmt: skip
