from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="legorafi", title="Le Gorafi", hosts=("legorafi.fr",),
    country="FR", kind="satire", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://www.legorafi.fr/feed/",
    ),
    fronts=("https://www.legorafi.fr/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
