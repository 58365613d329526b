from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="laviedesidees", title="La Vie des idées", hosts=("laviedesidees.fr",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    fronts=("https://laviedesidees.fr/",),
    # Rules
    headline="h1",
    lead=".chapo",
    stamp=".date",
    authors=".cartouche_bis .spip_in",
    tags=".tags_container > a",
)  # fmt: skip
