from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="guineematin", title="Guinée Matin", hosts=("guineematin.com",),
    country="GN", kind="pure-player", timezone="Africa/Conakry",
    feeds=("https://guineematin.com/feed/",),
    fronts=("https://guineematin.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/$",
)  # fmt: skip
