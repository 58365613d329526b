from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lnc", title="Les Nouvelles calédoniennes", hosts=("lnc.nc",),
    country="NC", kind="regional-daily", timezone="Pacific/Noumea",
    feeds=("https://www.lnc.nc/rss.xml",),
    fronts=("https://www.lnc.nc/",),
)  # fmt: skip
