from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="iwacu", title="Iwacu", hosts=("iwacu-burundi.org",),
    country="BI", kind="pure-player", timezone="Africa/Bujumbura",
    feeds=("https://www.iwacu-burundi.org/feed/",),
    fronts=("https://www.iwacu-burundi.org/",),
)  # fmt: skip
