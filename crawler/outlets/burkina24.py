from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="burkina24", title="Burkina24", hosts=("burkina24.com",),
    country="BF", kind="pure-player", timezone="Africa/Ouagadougou",
    feeds=("https://burkina24.com/feed/", "https://www.burkina24.com/feed/"),
    fronts=("https://burkina24.com/",),
)  # fmt: skip
