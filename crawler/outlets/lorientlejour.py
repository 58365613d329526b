from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lorientlejour", title="L'Orient-Le Jour", hosts=("lorientlejour.com",),
    country="LB", kind="national-daily", timezone="Asia/Beirut",
    feeds=(  # listed by others, not probed
        "https://www.lorientlejour.com/rss",
    ),
    fronts=("https://www.lorientlejour.com/",),
    article=r"^/article/\d{5,8}/[^/]+\.html$",
)  # fmt: skip
