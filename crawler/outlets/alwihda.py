from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="alwihda", title="Alwihda Info", hosts=("alwihdainfo.com",),
    country="TD", kind="pure-player", timezone="Africa/Ndjamena",
    feeds=("https://alwihdainfo.com/feed/",),
    fronts=("https://www.alwihdainfo.com/",),
)  # fmt: skip
