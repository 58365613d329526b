from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="watson_ch_fr", title="watson (français)", hosts=("watson.ch",),
    country="CH", kind="pure-player", timezone="Europe/Zurich",
    feeds=("https://www.watson.ch/fr/api/2.0/rss/index.xml?tag=Suisse",),
    fronts=("https://www.watson.ch/fr/",),
    article=r"^/fr/(?:[^/]+/)+\d{7,10}-[^/]+$",
)  # fmt: skip
