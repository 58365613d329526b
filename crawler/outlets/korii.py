from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="korii", title="Korii", hosts=("korii.slate.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://korii.slate.fr/rss.xml",),
    fronts=("https://korii.slate.fr/",),
    article=r"^/[a-z-]+/[a-z0-9-]{15,}$",
)  # fmt: skip
