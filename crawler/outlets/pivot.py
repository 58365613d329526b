from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="pivot", title="Pivot", hosts=("pivot.quebec",),
    country="CA", kind="pure-player", timezone="America/Toronto",
    feeds=(  # listed by others, not probed
        "https://pivot.quebec/feed/",
    ),
    fronts=("https://pivot.quebec/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/$",
)  # fmt: skip
