from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mutations", title="Mutations", hosts=("quotidienmutations.info",),
    country="CM", kind="national-daily", timezone="Africa/Douala",
    feeds=(  # listed by others, not probed
        "https://quotidienmutations.info/feed/",
    ),
    fronts=("https://quotidienmutations.info/",),
)  # fmt: skip
