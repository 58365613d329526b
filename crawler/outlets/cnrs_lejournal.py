from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="cnrs_lejournal", title="CNRS Le Journal", hosts=("lejournal.cnrs.fr",),
    country="FR", kind="science", timezone="Europe/Paris",
    feeds=(
        "https://lejournal.cnrs.fr/rss",
        "https://lejournal.cnrs.fr/crss/node/2071",
        "https://lejournal.cnrs.fr/crss/node/1931",
        "https://lejournal.cnrs.fr/crss/node/3158",
        "https://lejournal.cnrs.fr/crss/node/1759",
        "https://lejournal.cnrs.fr/crss/node/1555",
        "https://lejournal.cnrs.fr/crss/node/1141",
        "https://lejournal.cnrs.fr/crss/node/1775",
        "https://lejournal.cnrs.fr/crss/node/2979",
        "https://lejournal.cnrs.fr/crss/node/3212",
    ),
    fronts=("https://lejournal.cnrs.fr/",),
    article=r"^/(?:articles|billets|videos|nos-blogs/[a-z0-9-]+)/[a-z0-9-]+$",
    # Rules
    seen=(2022, 2023),
    headline="#content-top h1.title",
    lead=".article-chapo",
    body=".article-contenu",
    stamp=".dossier-paru",
    authors=".date-auteur .entityreference",
    blocks=((".wrapper-voir-aussi", ".voir-aussi-term"),),
)  # fmt: skip
