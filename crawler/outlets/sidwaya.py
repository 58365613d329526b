from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sidwaya", title="Sidwaya", hosts=("sidwaya.info",),
    country="BF", kind="national-daily", timezone="Africa/Ouagadougou",
    feeds=("https://www.sidwaya.info/feed/",),
    fronts=("https://www.sidwaya.info/",),
)  # fmt: skip
