from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="charliehebdo", title="Charlie Hebdo", hosts=("charliehebdo.fr",),
    country="FR", kind="satire", timezone="Europe/Paris",
    feeds=("https://charliehebdo.fr/feed/",),
    fronts=("https://charliehebdo.fr/",),
    article=r"^/(?:\d{4}/\d{2}/)?[a-z0-9-]+/[a-z0-9-]{10,}/$",
)  # fmt: skip
