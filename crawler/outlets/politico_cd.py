from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="politico_cd", title="Politico.cd", hosts=("politico.cd",),
    country="CD", kind="pure-player", timezone="Africa/Kinshasa",
    feeds=("https://www.politico.cd/feed/",),
    fronts=("https://www.politico.cd/",),
)  # fmt: skip
