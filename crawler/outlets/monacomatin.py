from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="monacomatin", title="Monaco-Matin", hosts=("monacomatin.mc",),
    country="MC", kind="regional-daily", timezone="Europe/Monaco",
    feeds=("https://www.monacomatin.mc/rss",),
    fronts=("https://www.monacomatin.mc/",),
)  # fmt: skip
