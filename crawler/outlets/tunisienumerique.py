from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tunisienumerique", title="Tunisie Numérique", hosts=("tunisienumerique.com",),
    country="TN", kind="pure-player", timezone="Africa/Tunis",
    feeds=(  # listed by others, not probed
        "https://www.tunisienumerique.com/feed/",
        "https://www.tunisienumerique.com/tunisie-actualite/rss/",
    ),
    fronts=("https://www.tunisienumerique.com/",),
    article=r"^/[a-z0-9-]+/(?:\d+/?)?$",
)  # fmt: skip
