from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lvsl", title="Le Vent Se Lève", hosts=("lvsl.fr",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://lvsl.fr/feed/",),  # listed by others, not probed
    fronts=("https://lvsl.fr/",),
    article=r"^/[a-z0-9-]{20,}/?$",
)  # fmt: skip
