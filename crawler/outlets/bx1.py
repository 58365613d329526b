from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bx1", title="BX1", hosts=("bx1.be",),
    country="BE", kind="local-tv", timezone="Europe/Brussels",
    feeds=("https://bx1.be/feed/",),
    fronts=("https://bx1.be/",),
)  # fmt: skip
