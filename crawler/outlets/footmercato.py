from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="footmercato", title="Foot Mercato", hosts=("footmercato.net",),
    country="FR", kind="sport", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.footmercato.net/flux-rss",
    ),
    fronts=("https://www.footmercato.net/",),
    article=r"^/a\d{15,20}-[a-z0-9-]+$",
)  # fmt: skip
