from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="linfodrome", title="Linfodrome", hosts=("linfodrome.com",),
    country="CI", kind="pure-player", timezone="Africa/Abidjan",
    feeds=("https://www.linfodrome.com/rss",),
    fronts=("https://www.linfodrome.com/",),
)  # fmt: skip
