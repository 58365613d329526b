from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldutchad", title="Journal du Tchad", hosts=("journaldutchad.com",),
    country="TD", kind="pure-player", timezone="Africa/Ndjamena",
    feeds=(  # listed by others, not probed
        "https://journaldutchad.com/feed/",
    ),
    fronts=("https://journaldutchad.com/",),
)  # fmt: skip
