from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldugeek", title="Journal du Geek", hosts=("journaldugeek.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.journaldugeek.com/feed/",),
    fronts=("https://www.journaldugeek.com/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$", r"^/(?:dossier|test)/[a-z0-9-]{20,}/$"),
    # Rules
    seen=(2023,),
    headline="h1.entry-title",
    lead=".post-excerpt",
    stamp=".updated",
    authors=".author .fn",
)  # fmt: skip
