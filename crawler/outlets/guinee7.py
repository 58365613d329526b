from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="guinee7", title="Guinée7", hosts=("guinee7.com",),
    country="GN", kind="pure-player", timezone="Africa/Conakry",
    feeds=(  # listed by others, not probed
        "https://guinee7.com/feed/",
    ),
    fronts=("https://guinee7.com/",),
)  # fmt: skip
