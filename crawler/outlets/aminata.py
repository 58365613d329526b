from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aminata", title="Aminata", hosts=("aminata.com",),
    country="GN", kind="pure-player", timezone="Africa/Conakry",
    feeds=(  # listed by others, not probed
        "https://aminata.com/feed/",
    ),
    fronts=("https://aminata.com/",),
)  # fmt: skip
