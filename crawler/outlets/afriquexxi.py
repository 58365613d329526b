from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afriquexxi", title="Afrique XXI", hosts=("afriquexxi.info",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://afriquexxi.info/?page=backend&lang=fr",
    ),
    fronts=("https://afriquexxi.info/",),
)  # fmt: skip
