from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="placegrenet", title="Place Gre'net", hosts=("placegrenet.fr",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    fronts=("https://www.placegrenet.fr/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/\d+$",
)  # fmt: skip
