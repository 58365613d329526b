from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="webdo", title="Webdo", hosts=("webdo.tn",),
    country="TN", kind="pure-player", timezone="Africa/Tunis",
    feeds=("https://www.webdo.tn/fr/feed/",),
    fronts=("https://www.webdo.tn/",),
    article=r"^/(?:fr/actualite/[a-z]+/[^/]+/\d+|\d{4}/\d{2}/\d{2}/[^/]+/)$",
)  # fmt: skip
