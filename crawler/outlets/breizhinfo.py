from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="breizhinfo", title="Breizh-Info", hosts=("breizh-info.com",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.breizh-info.com/feed/",),
    fronts=("https://www.breizh-info.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/\d{4,7}/[a-z0-9-]+/?$",
)  # fmt: skip
