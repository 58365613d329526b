from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="gabonews", title="Gabonews", hosts=("gabonews.com",),
    country="GA", kind="pure-player", timezone="Africa/Libreville",
    fronts=("https://www.gabonews.com/",),
)  # fmt: skip
