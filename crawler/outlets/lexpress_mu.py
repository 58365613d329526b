from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lexpress_mu", title="L'Express (Maurice)", hosts=("lexpress.mu",),
    country="MU", kind="national-daily", timezone="Indian/Mauritius",
    feeds=(  # listed by others, not probed
        "https://lexpress.mu/rss.xml",
        "https://www.lexpress.mu/rss",
    ),
    fronts=("https://lexpress.mu/",),
    article=(r"^/s/(?!article/)[^/]+-\d{5,7}$", r"^/(?:s/)?article/\d+/[^/]+$"),
)  # fmt: skip
