from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mayottehebdo", title="Mayotte Hebdo", hosts=("mayottehebdo.com",),
    country="YT", kind="local-weekly", timezone="Indian/Mayotte",
    feeds=("https://mayottehebdo.com/feed/",),
    fronts=("https://mayottehebdo.com/",),
)  # fmt: skip
