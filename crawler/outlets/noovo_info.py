from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="noovo_info", title="Noovo Info", hosts=("noovo.info",),
    country="CA", kind="broadcaster-tv", timezone="America/Toronto",
    feeds=("https://www.noovo.info/arc/outboundfeeds/rss/",),
    fronts=("https://www.noovo.info/",),
    article=r"^/(?:nouvelle|video|chronique)/[a-z0-9-]+\.html$",
)  # fmt: skip
