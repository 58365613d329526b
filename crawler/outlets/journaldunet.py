from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldunet", title="Journal du Net", hosts=("journaldunet.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.journaldunet.com/rss/",
    ),
    fronts=("https://www.journaldunet.com/",),
    article=(r"^/(?:[a-z-]+/){1,2}\d{6,7}-[a-z0-9-]+/?$", r"^/(?:[a-z-]+/){1,2}\d{4,7}/[a-z0-9-]+\.shtml$"),
)  # fmt: skip
