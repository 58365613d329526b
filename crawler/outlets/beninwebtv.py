from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="beninwebtv", title="Bénin Web TV", hosts=("beninwebtv.bj", "beninwebtv.com"),
    country="BJ", kind="pure-player", timezone="Africa/Porto-Novo",
    feeds=("https://beninwebtv.bj/feed/", "https://beninwebtv.com/feed/"),
    fronts=("https://beninwebtv.bj/",),
)  # fmt: skip
