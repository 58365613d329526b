from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="senego", title="Senego", hosts=("senego.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://senego.com/feed",),
    fronts=("https://senego.com/",),
)  # fmt: skip
