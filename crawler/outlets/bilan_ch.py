from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bilan_ch", title="Bilan", hosts=("bilan.ch",),
    country="CH", kind="economy", timezone="Europe/Zurich",
    feeds=("https://partner-feeds.publishing.tamedia.ch/rss/bilan/economie",),
    fronts=("https://www.bilan.ch/",),
    article=(r"^/story/[^/]+-\d{12}$", r"^/[a-z-]+/[a-z0-9-]+$"),
)  # fmt: skip
