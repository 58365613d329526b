from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nippon_fr", title="Nippon.com (français)", hosts=("nippon.com",),
    country="JP", kind="magazine", timezone="Asia/Tokyo",
    feeds=(  # listed by others, not probed
        "https://www.nippon.com/fr/feed/",
    ),
    fronts=("https://www.nippon.com/",),
)  # fmt: skip
