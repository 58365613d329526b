from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="outremers360", title="Outremers360", hosts=("outremers360.com",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://api.outremers360.com/rss/fil-info.xml",),
    fronts=("https://outremers360.com/",),
)  # fmt: skip
