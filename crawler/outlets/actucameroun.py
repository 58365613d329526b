from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actucameroun", title="Actu Cameroun", hosts=("actucameroun.com",),
    country="CM", kind="pure-player", timezone="Africa/Douala",
    feeds=("https://actucameroun.com/feed/",),
    fronts=("https://actucameroun.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/$",
)  # fmt: skip
