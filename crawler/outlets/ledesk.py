from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ledesk", title="Le Desk", hosts=("ledesk.ma",),
    country="MA", kind="investigative", timezone="Africa/Casablanca",
    feeds=("https://ledesk.ma/feed/",),
    fronts=("https://ledesk.ma/",),
)  # fmt: skip
