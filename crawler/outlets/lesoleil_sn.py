from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesoleil_sn", title="Le Soleil (Sénégal)", hosts=("lesoleil.sn",),
    country="SN", kind="national-daily", timezone="Africa/Dakar",
    feeds=("https://lesoleil.sn/feed/",),
    fronts=("https://lesoleil.sn/",),
)  # fmt: skip
