from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="beninintelligent", title="Bénin Intelligent", hosts=("beninintelligent.bj",),
    country="BJ", kind="pure-player", timezone="Africa/Porto-Novo",
    feeds=("https://beninintelligent.bj/feed/",),
    fronts=("https://beninintelligent.bj/",),
)  # fmt: skip
