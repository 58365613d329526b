from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radiookapi", title="Radio Okapi", hosts=("radiookapi.net",),
    country="CD", kind="broadcaster-radio", timezone="Africa/Kinshasa",
    feeds=("https://www.radiookapi.net/rss.xml",),
    fronts=("https://www.radiookapi.net/",),
    article=r"^/\d{4}/\d{2}/\d{2}/(?:[a-z0-9-]+/){1,3}[^/]+$",
)  # fmt: skip
