from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bvoltaire", title="Boulevard Voltaire", hosts=("bvoltaire.fr",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://www.bvoltaire.fr/feed/",),
    fronts=("https://www.bvoltaire.fr/",),
    article=r"^/[a-z0-9-]{20,}/?$",
)  # fmt: skip
