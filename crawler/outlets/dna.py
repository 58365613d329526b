from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dna", title="Dernières Nouvelles d'Alsace", hosts=("dna.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.dna.fr/rss",),
    fronts=("https://www.dna.fr/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
