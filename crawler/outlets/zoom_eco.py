from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zoom_eco", title="Zoom Eco", hosts=("zoom-eco.net",),
    country="CD", kind="economy", timezone="Africa/Kinshasa",
    feeds=("https://zoom-eco.net/feed/",),
    fronts=("https://zoom-eco.net/",),
    article=r"^/[a-z0-9-]+/[a-z0-9-]{12,}/$",
)  # fmt: skip
