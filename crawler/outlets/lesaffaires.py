from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesaffaires", title="Les Affaires", hosts=("lesaffaires.com",),
    country="CA", kind="economy", timezone="America/Toronto",
    feeds=(  # listed by others, not probed
        "https://www.lesaffaires.com/flux-rss/immobilier/48",
    ),
    fronts=("https://www.lesaffaires.com/",),
    article=r"^/(?:[a-z-]+/)+[a-z0-9-]+/\d{6}$",
)  # fmt: skip
