from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="slate_fr", title="Slate.fr", hosts=("slate.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.slate.fr/rss.xml",),
    fronts=("https://www.slate.fr/",),
    article=(r"^/(?!dossier|source|tag)[a-z-]+/[a-z0-9-]{15,}$", r"^/(?:story|lien|[a-z-]+)/\d{4,6}/[a-z0-9-]+$"),
)  # fmt: skip
