from crawler.outlets.systems.tamedia import TAMEDIA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tdg", title="Tribune de Genève", hosts=("tdg.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich", system=TAMEDIA,
    feeds=("https://www.tdg.ch/rss.html", "https://partner-feeds.publishing.tamedia.ch/rss/tdg/geneve"),
    fronts=("https://www.tdg.ch/",),
)  # fmt: skip
