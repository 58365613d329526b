from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lactualite", title="L'actualité", hosts=("lactualite.com",),
    country="CA", kind="magazine", timezone="America/Toronto",
    feeds=("https://lactualite.com/feed/",),
    fronts=("https://lactualite.com/",),
    article=r"^/[a-z-]+/[a-z0-9-]+/$",
)  # fmt: skip
