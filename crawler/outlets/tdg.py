from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tdg", title="Tribune de Genève", hosts=("tdg.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich",
    feeds=("https://www.tdg.ch/rss.html", "https://partner-feeds.publishing.tamedia.ch/rss/tdg/geneve"),
    fronts=("https://www.tdg.ch/",),
    article=(r"^/[^/]+-\d{12}$", r"^/(?:[a-z-]+/){1,3}[^/]+/story/\d+$"),
)  # fmt: skip
