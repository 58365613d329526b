from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="fabula", title="Fabula", hosts=("fabula.org",),
    country="FR", kind="culture", timezone="Europe/Paris",
    fronts=("https://www.fabula.org/",),
    article=r"^/actualites/\d+/[^/]+\.html$",
    # Rules
    body=".texte > div",
    stamp=".infos",
    blocks=((".card-primary", ".card-header"),),
)  # fmt: skip
