from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rue89strasbourg", title="Rue89 Strasbourg", hosts=("rue89strasbourg.com",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://www.rue89strasbourg.com/feed",),
    fronts=("https://www.rue89strasbourg.com/",),
    article=r"^/[a-z0-9-]+-\d{5,7}$",
)  # fmt: skip
