from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="matinlibre", title="Matin Libre", hosts=("matinlibre.com",),
    country="BJ", kind="national-daily", timezone="Africa/Porto-Novo",
    feeds=("https://www.matinlibre.com/feed/",),
    fronts=("https://www.matinlibre.com/",),
)  # fmt: skip
