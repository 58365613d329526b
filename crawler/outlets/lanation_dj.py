from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lanation_dj", title="La Nation (Djibouti)", hosts=("lanation.dj",),
    country="DJ", kind="national-daily", timezone="Africa/Djibouti",
    fronts=("https://www.lanation.dj/",),
)  # fmt: skip
