from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lequotidien_lu", title="Le Quotidien", hosts=("lequotidien.lu",),
    country="LU", kind="national-daily", timezone="Europe/Luxembourg",
    feeds=("https://lequotidien.lu/feed/",),
    fronts=("https://lequotidien.lu/",),
    article=r"^/[a-z0-9-]+/[a-z0-9-]{12,}/$",
)  # fmt: skip
