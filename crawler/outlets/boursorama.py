from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="boursorama", title="Boursorama", hosts=("boursorama.com",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.boursorama.com/rss/actualites/",
    ),
    fronts=("https://www.boursorama.com/",),
    article=r"^/(?:[a-z-]+/){0,3}actualites/[a-z0-9-]+-[0-9a-f]{32}$",
)  # fmt: skip
