from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="disclose", title="Disclose", hosts=("disclose.ngo",),
    country="FR", kind="investigative", timezone="Europe/Paris",
    feeds=("https://disclose.ngo/feed/",),  # listed by others, not probed
    fronts=("https://disclose.ngo/fr/",),
    article=r"^/fr/article/[a-z0-9-]+$",
)  # fmt: skip
