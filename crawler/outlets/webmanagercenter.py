from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="webmanagercenter", title="Webmanagercenter", hosts=("webmanagercenter.com",),
    country="TN", kind="economy", timezone="Africa/Tunis",
    feeds=("https://www.webmanagercenter.com/feed/",),  # listed by others, not probed
    fronts=("https://www.webmanagercenter.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/\d+/[^/]+/$",
)  # fmt: skip
