from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lagazettedescommunes", title="La Gazette des communes", hosts=("lagazettedescommunes.com",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://www.lagazettedescommunes.com/feed/",),  # listed by others, not probed
    fronts=("https://www.lagazettedescommunes.com/",),
    article=r"^/\d{5,7}/[a-z0-9-]+/$",
)  # fmt: skip
