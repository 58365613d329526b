from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="slate_fr", title="Slate.fr", hosts=("slate.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.slate.fr/rss.xml",),
    fronts=("https://www.slate.fr/",),
    article=(r"^/(?!dossier|source|tag)[a-z-]+/[a-z0-9-]{15,}$", r"^/(?:story|lien|[a-z-]+)/\d{4,6}/[a-z0-9-]+$"),
    # Rules
    seen=(2021, 2025),
    headline=".article-header h1",
    lead=".article-header-chapo",
    stamp=".article-header-infos",
    authors=".article-header-infos a",
    blocks=((".to-read", ".to-read__label", ".to-read__card"),),
)  # fmt: skip
