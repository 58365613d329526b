from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actusen", title="Actusen", hosts=("actusen.sn",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://www.actusen.sn/feed/",),
    fronts=("https://www.actusen.sn/",),
)  # fmt: skip
