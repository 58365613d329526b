from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="reflets", title="Reflets", hosts=("reflets.info",),
    country="FR", kind="investigative", timezone="Europe/Paris",
    feeds=("https://reflets.info/feeds/public",),
    fronts=("https://reflets.info/",),
    article=r"^/articles/[a-z0-9-]+$",
)  # fmt: skip
