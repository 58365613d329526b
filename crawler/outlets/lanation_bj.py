from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lanation_bj", title="La Nation (Bénin)", hosts=("lanation.bj",),
    country="BJ", kind="national-daily", timezone="Africa/Porto-Novo",
    feeds=("https://lanation.bj/feed/",),  # listed by others, not probed
    fronts=("https://lanation.bj/",),
)  # fmt: skip
