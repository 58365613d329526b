from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="africaguinee", title="Africa Guinée", hosts=("africaguinee.com",),
    country="GN", kind="pure-player", timezone="Africa/Conakry",
    feeds=("https://www.africaguinee.com/feed/",),
    fronts=("https://www.africaguinee.com/",),
)  # fmt: skip
