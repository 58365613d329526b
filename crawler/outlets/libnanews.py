from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="libnanews", title="Libnanews", hosts=("libnanews.com",),
    country="LB", kind="pure-player", timezone="Asia/Beirut",
    feeds=("https://libnanews.com/feed/",),
    fronts=("https://libnanews.com/",),
)  # fmt: skip
