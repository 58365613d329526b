from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="malijet", title="Malijet", hosts=("malijet.com",),
    country="ML", kind="pure-player", timezone="Africa/Bamako",
    feeds=("https://malijet.com/feed/", "https://malijet.com/feed/index.rss", "https://malijet.com/rss"),
    fronts=("https://malijet.com/",),
    article=r"^/[a-z_]+/(?:[a-z_]+/)?\d{5,7}-[^/]+\.html$",
)  # fmt: skip
