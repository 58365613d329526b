from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="observalgerie", title="ObservAlgérie", hosts=("observalgerie.com",),
    country="DZ", kind="pure-player", timezone="Africa/Algiers",
    feeds=("https://www.observalgerie.com/feed/",),
    fronts=("https://www.observalgerie.com/",),
)  # fmt: skip
