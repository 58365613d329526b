from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aujourdhui_ma", title="Aujourd'hui le Maroc", hosts=("aujourdhui.ma",),
    country="MA", kind="national-daily", timezone="Africa/Casablanca",
    feeds=("https://aujourdhui.ma/feed",),
    fronts=("https://aujourdhui.ma/",),
)  # fmt: skip
