from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="guineenews", title="Guinéenews", hosts=("guineenews.org",),
    country="GN", kind="pure-player", timezone="Africa/Conakry",
    feeds=("https://guineenews.org/feed/",),
    fronts=("https://guineenews.org/",),
    article=r"^/[a-z0-9-]{15,}/$",
)  # fmt: skip
