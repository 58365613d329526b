from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="gabonactu", title="Gabonactu", hosts=("gabonactu.com",),
    country="GA", kind="pure-player", timezone="Africa/Libreville",
    feeds=("https://www.gabonactu.com/feed/",),
    fronts=("https://www.gabonactu.com/",),
)  # fmt: skip
