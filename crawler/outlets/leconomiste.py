from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leconomiste", title="L'Économiste", hosts=("leconomiste.com",),
    country="MA", kind="economy", timezone="Africa/Casablanca",
    feeds=("https://www.leconomiste.com/rss-leconomiste",),
    fronts=("https://www.leconomiste.com/",),
)  # fmt: skip
