from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leral", title="Leral.net", hosts=("leral.net",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://www.leral.net/xml/syndication.rss",),
    fronts=("https://www.leral.net/",),
    article=r"^/[^/]+_a\d+\.html$",
)  # fmt: skip
