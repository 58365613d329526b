from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lasemainedespyrenees", title="La Semaine des Pyrénées", hosts=("lasemainedespyrenees.fr",),
    country="FR", kind="local-weekly", timezone="Europe/Paris",
    feeds=("https://www.lasemainedespyrenees.fr/feed",),
    fronts=("https://www.lasemainedespyrenees.fr/",),
)  # fmt: skip
