from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="senenews", title="SeneNews", hosts=("senenews.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://www.senenews.com/feed",),
    fronts=("https://www.senenews.com/",),
    article=r"^/actualites/(?:[a-z-]+/)?[^/]+_\d+\.html$",
)  # fmt: skip
