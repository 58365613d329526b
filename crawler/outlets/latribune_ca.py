from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="latribune_ca", title="La Tribune (Sherbrooke)", hosts=("latribune.ca",),
    country="CA", kind="regional-daily", timezone="America/Toronto",
    fronts=("https://www.latribune.ca/",),
)  # fmt: skip
