from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rtlinfo", title="RTL info", hosts=("rtl.be",),
    country="BE", kind="broadcaster-tv", timezone="Europe/Brussels",
    feeds=(  # listed by others, not probed
        "https://www.rtl.be/info/rss",
        "https://feeds.rtl.be/rtlinfo_fr",
    ),
    fronts=("https://www.rtl.be/",),
    article=r"^/actu/[a-z-]+/[a-z-]+/[^/]+/\d{4}-\d{2}-\d{2}/article/\d+$",
)  # fmt: skip
