from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lequotidien_sn", title="Le Quotidien (Sénégal)", hosts=("lequotidien.sn",),
    country="SN", kind="national-daily", timezone="Africa/Dakar",
    feeds=("https://lequotidien.sn/feed/",),
    fronts=("https://lequotidien.sn/",),
)  # fmt: skip
