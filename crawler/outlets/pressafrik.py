from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="pressafrik", title="PressAfrik", hosts=("pressafrik.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://www.pressafrik.com/xml/syndication.rss",),
    fronts=("https://www.pressafrik.com/",),
    article=r"^/[^/]+_a\d+\.html$",
)  # fmt: skip
