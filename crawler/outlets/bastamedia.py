from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bastamedia", title="Basta!", hosts=("basta.media", "bastamag.net"),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://basta.media/spip.php?page=backend",),
    fronts=("https://basta.media/",),
    article=r"^/[A-Za-z0-9-]{20,}$",
    # Rules
    seen=(2023,),
    headline="h1.c-cartouche-titre",
    lead=".o-content-chapo",
    body=".c-content_text",
    stamp=".c-cartouche-date",
    authors=".c-cartouche-authors .author a",
    tags=".c-cartouche-theme",
    blocks=((".c-encart", "h2.c-encart-header-title"),),
)  # fmt: skip
