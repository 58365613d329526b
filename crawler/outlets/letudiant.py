from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="letudiant", title="L'Étudiant", hosts=("letudiant.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.letudiant.fr/rss.xml",),
    fronts=("https://www.letudiant.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[a-z0-9-]{20,}\.html$",
    # Rules
    seen=(2014, 2015),
    headline=".page-view-counter > h1",
    lead=".chapo",
    stamp=".date",
    authors=".authors .auteur",
    blocks=((".a-lire", ".triangle_title"),),
)  # fmt: skip
