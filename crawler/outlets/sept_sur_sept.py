from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sept_sur_sept", title="7sur7", hosts=("7sur7.be",),
    country="BE", kind="pure-player", timezone="Europe/Brussels",
    feeds=("https://www.7sur7.be/rss.xml",),
    fronts=("https://www.7sur7.be/",),
    article=r"^/[a-z0-9-]+/[^/]+~a[0-9a-f]{7,8}/?$",
)  # fmt: skip
