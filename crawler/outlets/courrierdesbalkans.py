from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="courrierdesbalkans", title="Le Courrier des Balkans", hosts=("courrierdesbalkans.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.courrierdesbalkans.fr/spip.php?page=backend",),  # listed by others, not probed
    fronts=("https://www.courrierdesbalkans.fr/",),
    article=r"^/[A-Z0-9][A-Za-z0-9-]{12,}$",
)  # fmt: skip
