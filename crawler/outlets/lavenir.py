from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lavenir", title="L'Avenir", hosts=("lavenir.net",),
    country="BE", kind="regional-daily", timezone="Europe/Brussels",
    feeds=("https://www.lavenir.net/rss.aspx?foto=1&intro=1&section=zipcode&zipcode=6900",),
    fronts=("https://www.lavenir.net/",),
    article=(r"^/(?:[a-z0-9-]+/){1,4}\d{4}/\d{2}/\d{2}/[^/]+-[A-Z0-9]{26}/$", r"^/cnt/dmf\d{8}_\d+(?:/[^/]+)?$"),
)  # fmt: skip
