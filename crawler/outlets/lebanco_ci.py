from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lebanco_ci", title="Le Banco", hosts=("lebanco.net",),
    country="CI", kind="pure-player", timezone="Africa/Abidjan",
    feeds=("https://www.lebanco.net/feed/",),
    fronts=("https://www.lebanco.net/",),
)  # fmt: skip
