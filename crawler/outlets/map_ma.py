from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="map_ma", title="MAP (Maghreb Arabe Presse)", hosts=("mapnews.ma", "map.ma"),
    country="MA", kind="agency", timezone="Africa/Casablanca",
    fronts=("https://www.mapnews.ma/",),
)  # fmt: skip
