from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zataz", title="ZATAZ", hosts=("zataz.com",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.zataz.com/rss/zataz-news.rss",
    ),
    fronts=("https://www.zataz.com/",),
    article=r"^/[a-z0-9-]{12,}/$",
)  # fmt: skip
