from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="businessnews_tn", title="Business News", hosts=("businessnews.com.tn",),
    country="TN", kind="pure-player", timezone="Africa/Tunis",
    feeds=(  # listed by others, not probed
        "https://www.businessnews.com.tn/feed",
        "https://www.businessnews.com.tn/rss.xml",
    ),
    fronts=("https://www.businessnews.com.tn/",),
    article=r"^/(?:details_article\.php\?.*a=\d+|[^/]+,\d+,\d+,\d+)",
)  # fmt: skip
