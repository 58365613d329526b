from crawler.outlets.systems.wmaker import WMAKER
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tahiti_infos", title="Tahiti Infos", hosts=("tahiti-infos.com",),
    country="PF", kind="regional-daily", timezone="Pacific/Tahiti", system=WMAKER,
    feeds=("https://www.tahiti-infos.com/xml/syndication.rss",),
    fronts=("https://www.tahiti-infos.com/",),
)  # fmt: skip
