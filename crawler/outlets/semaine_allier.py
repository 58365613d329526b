from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="semaine_allier", title="La Semaine de l'Allier", hosts=("lasemainedelallier.fr",),
    country="FR", kind="local-weekly", timezone="Europe/Paris",
    fronts=("https://www.lasemainedelallier.fr/",),
    article=r"^/[a-z0-9-]{15,}/$",
)  # fmt: skip
