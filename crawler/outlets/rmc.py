from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rmc", title="RMC / RMC Sport", hosts=("rmc.bfmtv.com", "rmcsport.bfmtv.com"),
    country="FR", kind="broadcaster-radio", timezone="Europe/Paris",
    feeds=("https://rmc.bfmtv.com/rss/actualites/",),
    fronts=("https://rmc.bfmtv.com/",),
    article=(r"^/(?:[a-z0-9-]+/){1,4}[^/]+_A[A-Z]-\d{12}\.html$", r"^/[a-z-]+/[^/]+-\d{6,7}\.html$"),
)  # fmt: skip
