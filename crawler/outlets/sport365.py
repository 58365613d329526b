from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sport365", title="Sport365", hosts=("sport365.fr",),
    country="FR", kind="sport", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://www.sport365.fr/rss.xml",
    ),
    fronts=("https://www.sport365.fr/",),
    article=r"^/(?:[a-z0-9-]+/)+[^/]+-\d{5,8}\.shtml$",
)  # fmt: skip
