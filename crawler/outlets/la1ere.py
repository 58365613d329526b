from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="la1ere", title="Outre-mer La 1ère", hosts=("la1ere.franceinfo.fr", "la1ere.francetvinfo.fr"),
    country="FR", kind="public-broadcaster", timezone="Europe/Paris",
    zones=(
        (r"^/reunion/", "Indian/Reunion"), (r"^/mayotte/", "Indian/Mayotte"), (r"^/martinique/", "America/Martinique"),
        (r"^/guadeloupe/", "America/Guadeloupe"), (r"^/guyane/", "America/Cayenne"), (r"^/saintpierremiquelon/", "America/Miquelon"),
        (r"^/nouvellecaledonie/", "Pacific/Noumea"), (r"^/polynesie/", "Pacific/Tahiti"), (r"^/wallisfutuna/", "Pacific/Wallis"),
    ),
    feeds=("https://la1ere.franceinfo.fr/actu/rss",),  # listed by others, not probed
    fronts=("https://la1ere.franceinfo.fr/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+-\d{5,7}\.html$",
    # Rules
    seen=(2022, 2023),
    headline="h1.a-article__title",
    lead=".m-article__chapo",
    body=".p-article__body",
    stamp=".p-article__infos",
    authors=".a-article__author",
    blocks=(
        (".o-more-articles", "=Pour aller loin", "li a"),
        (".o-top-articles", ".o-top-articles__title", ".m-linked-article__title"),
        (".o-related-cards", ".o-related-cards__title", ".m-related-card__text"),
    ),
)  # fmt: skip
