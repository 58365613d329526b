from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="montagnes_magazine", title="Montagnes magazine", hosts=("montagnes-magazine.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.montagnes-magazine.com/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    headline="h1.titre-article",
    body=".texte-article",
    stamp=".date",
    authors=".auteur",
    blocks=(("#voiraussi", ".titreVoirAussi"), (".styleNews", ".titre-right")),
)  # fmt: skip
