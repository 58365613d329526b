from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="online_237", title="237online", hosts=("237online.com",),
    country="CM", kind="pure-player", timezone="Africa/Douala",
    feeds=(  # listed by others, not probed
        "https://237online.com/feed/",
    ),
    fronts=("https://www.237online.com/",),
)  # fmt: skip
