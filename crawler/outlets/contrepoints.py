from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="contrepoints", title="Contrepoints", hosts=("contrepoints.org",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://www.contrepoints.org/feed",),  # listed by others, not probed
    fronts=("https://www.contrepoints.org/",),
    article=r"^/\d{4}/\d{2}/\d{2}/\d{4,7}-[a-z0-9-]+/?$",
)  # fmt: skip
