from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ecomatin", title="EcoMatin", hosts=("ecomatin.net",),
    country="CM", kind="economy", timezone="Africa/Douala",
    feeds=(  # listed by others, not probed
        "https://ecomatin.net/feed/",
    ),
    fronts=("https://ecomatin.net/",),
)  # fmt: skip
