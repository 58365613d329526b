from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="courriereuropecentrale", title="Le Courrier d'Europe centrale", hosts=("courrierdeuropecentrale.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    fronts=("https://courrierdeuropecentrale.fr/",),
    article=r"^/[a-z0-9-]{12,}/$",
)  # fmt: skip
