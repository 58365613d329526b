from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aip_ci", title="AIP (Agence ivoirienne de presse)", hosts=("aip.ci",),
    country="CI", kind="agency", timezone="Africa/Abidjan",
    feeds=("https://www.aip.ci/feed/",),
    fronts=("https://www.aip.ci/",),
)  # fmt: skip
