from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aps_sn", title="APS (Agence de presse sénégalaise)", hosts=("aps.sn",),
    country="SN", kind="agency", timezone="Africa/Dakar",
    feeds=("https://aps.sn/feed/", "http://www.aps.sn/spip.php?page=backend", "https://www.aps.sn/feed"),
    fronts=("https://aps.sn/",),
)  # fmt: skip
