from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="montagnes_magazine", title="Montagnes magazine", hosts=("montagnes-magazine.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.montagnes-magazine.com/feed/all",),  # linked from a page of 2023
    fronts=("https://www.montagnes-magazine.com/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    seen=(2023,),
    headline="h1.titre-article",
    body=".texte-article",
    stamp=".date",
    authors=".auteur",
    blocks=(("#voiraussi", ".titreVoirAussi"), (".styleNews", ".titre-right")),
)  # fmt: skip
