from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sept_sur_sept_cd", title="7sur7.cd", hosts=("7sur7.cd",),
    country="CD", kind="pure-player", timezone="Africa/Kinshasa",
    feeds=("https://7sur7.cd/feed",),  # listed by others, not probed
    fronts=("https://7sur7.cd/",),
    article=r"^/(?:index\.php/|new/)?\d{4}/\d{2}/(?:\d{2}/)?[^/]+/?$",
)  # fmt: skip
