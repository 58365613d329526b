from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="blast", title="Blast", hosts=("blast-info.fr",),
    country="FR", kind="investigative", timezone="Europe/Paris",
    feeds=("https://api.blast-info.fr/rss.xml",),
    fronts=("https://www.blast-info.fr/",),
    article=r"^/articles/\d{4}/[^/]+$",
)  # fmt: skip
