from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rewmi", title="Rewmi", hosts=("rewmi.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://www.rewmi.com/feed/",),
    fronts=("https://www.rewmi.com/",),
)  # fmt: skip
