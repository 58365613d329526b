from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="incyber", title="INCYBER News", hosts=("incyber.org",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://incyber.org/feed/",),
    fronts=("https://incyber.org/",),
    article=r"^/(?:article/)?[a-z0-9-]{15,}/$",
)  # fmt: skip
