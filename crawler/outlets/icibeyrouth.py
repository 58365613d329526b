from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="icibeyrouth", title="Ici Beyrouth", hosts=("icibeyrouth.com",),
    country="LB", kind="pure-player", timezone="Asia/Beirut",
    feeds=(  # listed by others, not probed
        "https://icibeyrouth.com/feed",
    ),
    fronts=("https://icibeyrouth.com/",),
)  # fmt: skip
