from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rjdh", title="RJDH", hosts=("rjdh.org",),
    country="CF", kind="pure-player", timezone="Africa/Bangui",
    feeds=(  # listed by others, not probed
        "https://rjdh.org/feed/",
    ),
    fronts=("https://rjdh.org/",),
)  # fmt: skip
