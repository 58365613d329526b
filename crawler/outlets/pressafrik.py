from crawler.outlets.systems.wmaker import WMAKER
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="pressafrik", title="PressAfrik", hosts=("pressafrik.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar", system=WMAKER,
    feeds=("https://www.pressafrik.com/xml/syndication.rss",),
    fronts=("https://www.pressafrik.com/",),
)  # fmt: skip
