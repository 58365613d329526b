from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ivoirematin", title="Ivoire Matin", hosts=("ivoirematin.com",),
    country="CI", kind="pure-player", timezone="Africa/Abidjan",
    feeds=("https://www.ivoirematin.com/feed/",),
    fronts=("https://www.ivoirematin.com/",),
)  # fmt: skip
