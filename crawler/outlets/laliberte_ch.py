from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="laliberte_ch", title="La Liberté", hosts=("laliberte.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich",
    feeds=("https://www.laliberte.ch/rss/news/",),  # linked from a page of 2023
    fronts=("https://www.laliberte.ch/",),
    article=r"^/(?:[a-z-]+/)+detail/[^/]+/\d+$",
)  # fmt: skip
