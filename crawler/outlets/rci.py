from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rci", title="RCI", hosts=("rci.fm",),
    country="MQ", kind="broadcaster-radio", timezone="America/Martinique",
    feeds=("https://rci.fm/martinique/fb/articles_rss_mq",),
    fronts=("https://rci.fm/",),
)  # fmt: skip
