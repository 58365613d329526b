from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="elwatan", title="El Watan", hosts=("elwatan-dz.com", "elwatan.com"),
    country="DZ", kind="national-daily", timezone="Africa/Algiers",
    feeds=("https://www.elwatan-dz.com/feed",),
    fronts=("https://elwatan-dz.com/",),
)  # fmt: skip
