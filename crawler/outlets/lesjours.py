from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesjours", title="Les Jours", hosts=("lesjours.fr",),
    country="FR", kind="investigative", timezone="Europe/Paris",
    feeds=("https://lesjours.fr/rss.xml",),  # listed by others, not probed
    fronts=("https://lesjours.fr/",),
    article=r"^/obsessions/[a-z0-9-]+/ep\d+-[a-z0-9-]+/?$",
)  # fmt: skip
