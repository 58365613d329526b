from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tamtaminfo", title="Tamtam Info", hosts=("tamtaminfo.com",),
    country="NE", kind="pure-player", timezone="Africa/Niamey",
    feeds=("https://tamtaminfo.com/feed/",),
    fronts=("https://tamtaminfo.com/",),
)  # fmt: skip
