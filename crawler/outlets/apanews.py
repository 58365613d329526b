from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="apanews", title="APA News", hosts=("apanews.net", "fr.apanews.net"),
    country="SN", kind="agency", timezone="Africa/Dakar",
    feeds=("https://apanews.net/feed/",),  # listed by others, not probed
    fronts=("https://apanews.net/",),
)  # fmt: skip
