from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="orientxxi", title="Orient XXI", hosts=("orientxxi.info",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://orientxxi.info/?page=backend&lang=fr",
    ),
    fronts=("https://orientxxi.info/",),
    article=r"^/[a-z-]+/[a-z0-9-]+,\d+$",
)  # fmt: skip
