from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="airinfo", title="Aïr Info", hosts=("airinfo.org",),
    country="NE", kind="pure-player", timezone="Africa/Niamey",
    feeds=("https://www.airinfo.org/feed/",),
    fronts=("https://www.airinfo.org/",),
)  # fmt: skip
