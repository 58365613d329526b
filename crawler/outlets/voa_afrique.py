from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="voa_afrique", title="VOA Afrique", hosts=("voaafrique.com",),
    country="US", kind="international-broadcaster", timezone="UTC",
    feeds=("https://www.voaafrique.com/api/epiqq",),
    fronts=("https://www.voaafrique.com/",),
    article=r"^/a/(?:[^/]+/)?\d+\.html$",
)  # fmt: skip
