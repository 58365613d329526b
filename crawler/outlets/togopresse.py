from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="togopresse", title="Togo-Presse", hosts=("togopresse.tg",),
    country="TG", kind="national-daily", timezone="Africa/Lome",
    feeds=("https://www.togopresse.tg/feed/",),
    fronts=("https://www.togopresse.tg/",),
)  # fmt: skip
