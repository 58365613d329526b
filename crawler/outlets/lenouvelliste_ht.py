from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lenouvelliste_ht", title="Le Nouvelliste (Haïti)", hosts=("lenouvelliste.com",),
    country="HT", kind="national-daily", timezone="America/Port-au-Prince",
    feeds=("https://lenouvelliste.com/feed",),
    fronts=("https://lenouvelliste.com/",),
    article=r"^/(?:article|alaminute)/\d+/[^/]+$",
)  # fmt: skip
