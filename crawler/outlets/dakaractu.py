from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dakaractu", title="Dakaractu", hosts=("dakaractu.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://dakaractu.com/xml/syndication.rss", "https://www.dakaractu.com/xml/syndication.rss"),
    fronts=("https://www.dakaractu.com/",),
    article=r"^/[^/]+_a\d+\.html$",
)  # fmt: skip
