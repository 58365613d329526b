from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="le360_fr", title="Le360", hosts=("fr.le360.ma",),
    country="MA", kind="pure-player", timezone="Africa/Casablanca",
    feeds=(  # listed by others, not probed
        "https://fr.le360.ma/rss",
    ),
    fronts=("https://fr.le360.ma/",),
    article=(r"^/[a-z-]+/[^/]+_[A-Z0-9]{26}/$", r"^/[a-z-]+/[^/]+-\d{5,6}/?$"),
)  # fmt: skip
