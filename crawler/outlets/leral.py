from crawler.outlets.systems.wmaker import WMAKER
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leral", title="Leral.net", hosts=("leral.net",),
    country="SN", kind="pure-player", timezone="Africa/Dakar", system=WMAKER,
    feeds=("https://www.leral.net/xml/syndication.rss",),
    fronts=("https://www.leral.net/",),
)  # fmt: skip
