from crawler.outlets.systems.wmaker import WMAKER
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dakaractu", title="Dakaractu", hosts=("dakaractu.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar", system=WMAKER,
    feeds=("https://dakaractu.com/xml/syndication.rss", "https://www.dakaractu.com/xml/syndication.rss"),
    fronts=("https://www.dakaractu.com/",),
)  # fmt: skip
