from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ledroit", title="Le Droit", hosts=("ledroit.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto",
    feeds=("https://www.ledroit.com/rss",),
    fronts=("https://www.ledroit.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}\d{4}/\d{2}/\d{2}/[^/]+-[A-Z0-9]{26}/?$",
)  # fmt: skip
