from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lematin_ma", title="Le Matin (Maroc)", hosts=("lematin.ma",),
    country="MA", kind="national-daily", timezone="Africa/Casablanca",
    feeds=(  # listed by others, not probed
        "https://lematin.ma/rss.xml",
    ),
    fronts=("https://lematin.ma/",),
    article=r"^/[a-z0-9-]+/[^/]+/\d{5,7}$",
)  # fmt: skip
