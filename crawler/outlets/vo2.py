from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vo2", title="VO2", hosts=("vo2.fr",),
    country="FR", kind="sport", timezone="Europe/Paris",
    feeds=("https://www.vo2.fr/feed",),  # linked from a page of 2014
    fronts=("https://www.vo2.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
)  # fmt: skip
