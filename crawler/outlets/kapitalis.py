from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="kapitalis", title="Kapitalis", hosts=("kapitalis.com",),
    country="TN", kind="pure-player", timezone="Africa/Tunis",
    feeds=("https://kapitalis.com/tunisie/feed/",),
    fronts=("https://kapitalis.com/",),
    article=r"^/tunisie/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/?$",
)  # fmt: skip
