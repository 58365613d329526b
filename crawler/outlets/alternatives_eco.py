from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="alternatives_eco", title="Alternatives économiques", hosts=("alternatives-economiques.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.alternatives-economiques.fr/rss.xml",),  # listed by others, not probed
    fronts=("https://www.alternatives-economiques.fr/",),
    article=r"^/[^/]+/\d{8}$",
)  # fmt: skip
