from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nigerinter", title="Niger Inter", hosts=("nigerinter.com",),
    country="NE", kind="pure-player", timezone="Africa/Niamey",
    feeds=("https://www.nigerinter.com/feed/",),
    fronts=("https://nigerinter.com/",),
)  # fmt: skip
