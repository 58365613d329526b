from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bondyblog", title="Bondy Blog", hosts=("bondyblog.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.bondyblog.fr/feed/",),
    fronts=("https://www.bondyblog.fr/",),
    article=r"^/(?!category)(?:[a-z0-9-]+/){1,2}[a-z0-9-]{12,}/$",
)  # fmt: skip
