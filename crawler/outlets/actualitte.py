from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actualitte", title="ActuaLitté", hosts=("actualitte.com",),
    country="FR", kind="culture", timezone="Europe/Paris",
    feeds=("https://actualitte.com/rss-main.rss",),
    fronts=("https://actualitte.com/",),
    article=r"^/article/\d+/[a-z0-9-]+/[a-z0-9-]+$",
)  # fmt: skip
