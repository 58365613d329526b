from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leaders_tn", title="Leaders", hosts=("leaders.com.tn",),
    country="TN", kind="magazine", timezone="Africa/Tunis",
    feeds=("https://www.leaders.com.tn/rss",),
    fronts=("https://www.leaders.com.tn/",),
)  # fmt: skip
