from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="banouto", title="Banouto", hosts=("banouto.bj",),
    country="BJ", kind="pure-player", timezone="Africa/Porto-Novo",
    feeds=("https://www.banouto.bj/rss-actualites",),
    fronts=("https://www.banouto.bj/",),
)  # fmt: skip
