from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tchadinfos", title="Tchadinfos", hosts=("tchadinfos.com",),
    country="TD", kind="pure-player", timezone="Africa/Ndjamena",
    feeds=("https://www.tchadinfos.com/feed/",),
    fronts=("https://tchadinfos.com/",),
)  # fmt: skip
