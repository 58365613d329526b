from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bladi", title="Bladi.net", hosts=("bladi.net",),
    country="MA", kind="pure-player", timezone="Africa/Casablanca",
    feeds=("https://www.bladi.net/spip.php?page=backend",),  # listed by others, not probed
    fronts=("https://www.bladi.net/",),
    article=r"^/[a-z0-9-]+(?:,\d+)?\.html$",
)  # fmt: skip
