from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldugeek", title="Journal du Geek", hosts=("journaldugeek.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.journaldugeek.com/feed/",),
    fronts=("https://www.journaldugeek.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
