from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="siecledigital", title="Siècle Digital", hosts=("siecledigital.fr",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://siecledigital.fr/feed/",),  # listed by others, not probed
    fronts=("https://siecledigital.fr/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
