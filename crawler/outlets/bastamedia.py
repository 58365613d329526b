from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bastamedia", title="Basta!", hosts=("basta.media", "bastamag.net"),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://basta.media/spip.php?page=backend",),
    fronts=("https://basta.media/",),
    article=r"^/[A-Za-z0-9-]{20,}$",
)  # fmt: skip
