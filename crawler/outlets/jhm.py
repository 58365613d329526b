from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="jhm", title="Le Journal de la Haute-Marne", hosts=("jhm.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://jhm.fr/feed/",),
    fronts=("https://jhm.fr/",),
    article=r"^/departement/[A-Za-z0-9-]+$",
)  # fmt: skip
