from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="gabonreview", title="Gabon Review", hosts=("gabonreview.com",),
    country="GA", kind="pure-player", timezone="Africa/Libreville",
    feeds=("https://www.gabonreview.com/feed/",),
    fronts=("https://www.gabonreview.com/",),
)  # fmt: skip
