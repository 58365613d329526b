from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lanouvelletribune", title="La Nouvelle Tribune", hosts=("lanouvelletribune.info",),
    country="BJ", kind="pure-player", timezone="Africa/Porto-Novo",
    feeds=("https://lanouvelletribune.info/feed/",),
    fronts=("https://lanouvelletribune.info/",),
    article=r"^/\d{4}/\d{2}/[^/]+/$",
)  # fmt: skip
