from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="laviedesidees", title="La Vie des idées", hosts=("laviedesidees.fr",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://laviedesidees.fr/spip.php?page=backend",),  # linked from a page of 2018
    fronts=("https://laviedesidees.fr/",),
    # Rules
    seen=(2009, 2018),
    headline="h1",
    lead=".chapo",
    stamp=".date",
    authors=".cartouche_bis .spip_in",
    tags=".tags_container > a",
)  # fmt: skip
