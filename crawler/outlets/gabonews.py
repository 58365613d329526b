from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="gabonews", title="Gabonews", hosts=("gabonews.com",),
    country="GA", kind="pure-player", timezone="Africa/Libreville",
    feeds=("http://www.gabonews.com/spip.php?page=backend&id_rubrique=1",),  # listed by others, not probed
    fronts=("https://www.gabonews.com/",),
)  # fmt: skip
