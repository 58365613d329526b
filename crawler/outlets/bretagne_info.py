from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bretagne_info", title="Bretagne-Info", hosts=("bretagne-info.org",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("http://www.bretagne-info.org/feed/",),  # linked from a page of 2018
    fronts=("https://www.bretagne-info.org/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+(?:/\d+)?/?$",
)  # fmt: skip
