from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lanation_bj", title="La Nation (Bénin)", hosts=("lanation.bj",),
    country="BJ", kind="national-daily", timezone="Africa/Porto-Novo",
    fronts=("https://lanation.bj/",),
)  # fmt: skip
