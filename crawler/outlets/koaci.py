from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="koaci", title="Koaci", hosts=("koaci.com",),
    country="CI", kind="pure-player", timezone="Africa/Abidjan",
    feeds=(  # listed by others, not probed
        "https://www.koaci.com/feed",
        "https://www.koaci.com/rss.xml",
    ),
    fronts=("https://www.koaci.com/",),
    article=r"^/article/\d{4}/\d{2}/\d{2}/[a-z-]+/[a-z-]+/[^/]+_\d+\.html$",
)  # fmt: skip
