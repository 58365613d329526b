from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lejsl", title="Le Journal de Saône-et-Loire", hosts=("lejsl.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.lejsl.com/rss",),
    fronts=("https://www.lejsl.com/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
