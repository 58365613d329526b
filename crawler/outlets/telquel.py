from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="telquel", title="TelQuel", hosts=("telquel.ma",),
    country="MA", kind="weekly-magazine", timezone="Africa/Casablanca",
    feeds=("https://telquel.ma/feed",),
    fronts=("https://telquel.ma/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+_\d+/?$",
)  # fmt: skip
