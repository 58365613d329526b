from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bamada", title="Bamada.net", hosts=("bamada.net",),
    country="ML", kind="pure-player", timezone="Africa/Bamako",
    feeds=("https://bamada.net/feed",),
    fronts=("https://bamada.net/",),
)  # fmt: skip
