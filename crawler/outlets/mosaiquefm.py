from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mosaiquefm", title="Mosaïque FM", hosts=("mosaiquefm.net",),
    country="TN", kind="broadcaster-radio", timezone="Africa/Tunis",
    feeds=("https://www.mosaiquefm.net/fr/rss",),
    fronts=("https://www.mosaiquefm.net/",),
)  # fmt: skip
