from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dalloz_actualite", title="Dalloz Actualité", hosts=("dalloz-actualite.fr",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    fronts=("https://www.dalloz-actualite.fr/",),
    article=r"^/(?:flash|breve|node|interview|dossier|document|chronique)/[a-z0-9-]+$",
)  # fmt: skip
