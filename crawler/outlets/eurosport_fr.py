from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="eurosport_fr", title="Eurosport France", hosts=("eurosport.fr",),
    country="FR", kind="sport", timezone="Europe/Paris",
    fronts=("https://www.eurosport.fr/",),
    article=r"^/(?:[a-z0-9-]+/)+[^/]+_sto\d+/story\.shtml$",
)  # fmt: skip
