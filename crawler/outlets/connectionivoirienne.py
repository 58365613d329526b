from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="connectionivoirienne", title="Connectionivoirienne", hosts=("connectionivoirienne.net",),
    country="CI", kind="pure-player", timezone="Africa/Abidjan",
    feeds=("https://www.connectionivoirienne.net/feed/",),
    fronts=("https://www.connectionivoirienne.net/",),
)  # fmt: skip
