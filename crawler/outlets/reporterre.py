from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="reporterre", title="Reporterre", hosts=("reporterre.net",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://reporterre.net/spip.php?page=backend",),
    fronts=("https://reporterre.net/",),
    article=r"^/(?!Actualites$|Enquetes$|spip)[A-Z0-9][A-Za-z0-9-]{14,}$",
    # Rules
    seen=(2017,),
    lead="article > .chapo",
    body="article > .texte",
    stamp=".article_info",
    blocks=((".boite_apresarticle", "h4", "p.titre"), (".boite_lireaussi .bloc", "h3", "p.titre")),
)  # fmt: skip
