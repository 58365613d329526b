from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="map_ma", title="MAP (Maghreb Arabe Presse)", hosts=("mapnews.ma", "map.ma"),
    country="MA", kind="agency", timezone="Africa/Casablanca",
    feeds=("https://www.mapnews.ma/fr/rss.xml",),  # listed by others, not probed
    fronts=("https://www.mapnews.ma/",),
)  # fmt: skip
