from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="icilome", title="iciLomé", hosts=("icilome.com",),
    country="TG", kind="pure-player", timezone="Africa/Lome",
    feeds=("https://www.icilome.com/feed/",),
    fronts=("https://icilome.com/",),
)  # fmt: skip
