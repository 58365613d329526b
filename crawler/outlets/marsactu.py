from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="marsactu", title="Marsactu", hosts=("marsactu.fr",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://marsactu.fr/feed/",),
    fronts=("https://marsactu.fr/",),
    article=(r"^/[a-z0-9-]{15,}/$", r"^/[a-z-]+/[^/]+-\d+\.html$"),
)  # fmt: skip
