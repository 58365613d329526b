from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="blick_fr", title="Blick (français)", hosts=("blick.ch",),
    country="CH", kind="pure-player", timezone="Europe/Zurich",
    feeds=("https://www.blick.ch/fr/suisse/rss.xml",),
    fronts=("https://www.blick.ch/fr/",),
    article=r"^/fr/(?:[a-z0-9-]+/)+[^/]+-id\d+\.html$",
)  # fmt: skip
