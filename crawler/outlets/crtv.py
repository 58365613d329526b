from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="crtv", title="CRTV", hosts=("crtv.cm",),
    country="CM", kind="public-broadcaster", timezone="Africa/Douala",
    feeds=(  # listed by others, not probed
        "https://www.crtv.cm/feed/",
    ),
    fronts=("https://www.crtv.cm/",),
)  # fmt: skip
