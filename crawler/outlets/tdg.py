from crawler.outlets.systems.tamedia import TAMEDIA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tdg", title="Tribune de Genève", hosts=("tdg.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich", system=TAMEDIA,
    feeds=("https://www.tdg.ch/rss.html", "https://partner-feeds.publishing.tamedia.ch/rss/tdg/geneve"),
    fronts=("https://www.tdg.ch/",),
    # Rules
    seen=(2019,),
    headline="h1.standard",
    stamp="time.time",
    authors="span.author",
    blocks=((".contextBox", "h4"), (".relatedThema", "h4"), (".theNewest", "h4")),
)  # fmt: skip
