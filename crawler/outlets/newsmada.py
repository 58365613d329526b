from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="newsmada", title="NewsMada", hosts=("newsmada.com",),
    country="MG", kind="pure-player", timezone="Indian/Antananarivo",
    feeds=(  # listed by others, not probed
        "https://newsmada.com/feed/",
    ),
    fronts=("https://newsmada.com/",),
)  # fmt: skip
