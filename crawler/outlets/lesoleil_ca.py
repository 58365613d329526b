from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesoleil_ca", title="Le Soleil", hosts=("lesoleil.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto",
    feeds=("https://www.lesoleil.com/arc/outboundfeeds/rss/?outputType=xml",),
    fronts=("https://www.lesoleil.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}[^/]+-[0-9a-f]{32}$",
)  # fmt: skip
