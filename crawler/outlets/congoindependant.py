from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="congoindependant", title="Congo Indépendant", hosts=("congoindependant.com",),
    country="CD", kind="pure-player", timezone="Africa/Kinshasa",
    feeds=("https://www.congoindependant.com/feed/",),
    fronts=("https://www.congoindependant.com/",),
)  # fmt: skip
