from crawler.outlets.systems.wmaker import WMAKER
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="corsenetinfos", title="Corse Net Infos", hosts=("corsenetinfos.corsica",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris", system=WMAKER,
    feeds=("https://www.corsenetinfos.corsica/xml/syndication.rss", "https://www.corsenetinfos.corsica/xml/atom.xml"),
    fronts=("https://www.corsenetinfos.corsica/",),
)  # fmt: skip
