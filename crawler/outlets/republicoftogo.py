from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="republicoftogo", title="Republic of Togo", hosts=("republicoftogo.com",),
    country="TG", kind="state-media", timezone="Africa/Lome",
    feeds=(  # listed by others, not probed
        "https://www.republicoftogo.com/rss.xml",
    ),
    fronts=("https://www.republicoftogo.com/",),
    article=r"^/+Toutes-les-rubriques/[A-Za-z-]+/[^/]+$",
)  # fmt: skip
