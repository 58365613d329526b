from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="maliactu", title="Maliactu", hosts=("maliactu.net",),
    country="ML", kind="pure-player", timezone="Africa/Bamako",
    feeds=("https://maliactu.net/feed/",),
    fronts=("https://maliactu.net/",),
)  # fmt: skip
