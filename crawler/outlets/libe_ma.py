from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="libe_ma", title="Libération (Maroc)", hosts=("libe.ma",),
    country="MA", kind="national-daily", timezone="Africa/Casablanca",
    feeds=("https://libe.ma/feed/",),
    fronts=("https://libe.ma/",),
)  # fmt: skip
