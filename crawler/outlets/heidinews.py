from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="heidinews", title="Heidi.news", hosts=("heidi.news",),
    country="CH", kind="pure-player", timezone="Europe/Zurich",
    feeds=("https://www.heidi.news/articles.rss",),
    fronts=("https://www.heidi.news/",),
)  # fmt: skip
