from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="h24info", title="H24info", hosts=("h24info.ma",),
    country="MA", kind="pure-player", timezone="Africa/Casablanca",
    feeds=("https://www.h24info.ma/feed/",),  # listed by others, not probed
    fronts=("https://h24info.ma/",),
)  # fmt: skip
