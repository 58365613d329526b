from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="arcinfo", title="ArcInfo", hosts=("arcinfo.ch",),
    country="CH", kind="regional-daily", timezone="Europe/Zurich",
    fronts=("https://www.arcinfo.ch/",),
    article=r"^/articles/(?:[a-z0-9-]+/)+[a-z0-9-]+-\d{5,7}$",
)  # fmt: skip
