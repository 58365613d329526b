from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="gauchebdo", title="Gauchebdo", hosts=('gauchebdo.ch',),
    country="CH", kind="opinion", timezone="Europe/Zurich",
    feeds=("https://www.gauchebdo.ch/feed/",),  # linked from a page of 2018
    fronts=("https://www.gauchebdo.ch/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
