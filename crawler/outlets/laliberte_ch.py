from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="laliberte_ch", title="La Liberté", hosts=("laliberte.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich",
    fronts=("https://www.laliberte.ch/",),
    article=r"^/(?:[a-z-]+/)+detail/[^/]+/\d+$",
)  # fmt: skip
