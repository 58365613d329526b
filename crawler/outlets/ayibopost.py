from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ayibopost", title="AyiboPost", hosts=("ayibopost.com",),
    country="HT", kind="investigative", timezone="America/Port-au-Prince",
    feeds=(  # listed by others, not probed
        "https://ayibopost.com/feed/",
    ),
    fronts=("https://ayibopost.com/",),
)  # fmt: skip
