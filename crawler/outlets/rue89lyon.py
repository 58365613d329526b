from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rue89lyon", title="Rue89 Lyon", hosts=("rue89lyon.fr",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://www.rue89lyon.fr/feed/", "https://rue89lyon.fr/feed/"),
    fronts=("https://www.rue89lyon.fr/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
