from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actualite_cd", title="Actualite.cd", hosts=("actualite.cd",),
    country="CD", kind="pure-player", timezone="Africa/Kinshasa",
    feeds=("https://actualite.cd/feed",),
    fronts=("https://actualite.cd/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$",
)  # fmt: skip
