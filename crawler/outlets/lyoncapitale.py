from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lyoncapitale", title="Lyon Capitale", hosts=("lyoncapitale.fr",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://www.lyoncapitale.fr/feed/",),
    fronts=("https://www.lyoncapitale.fr/",),
    article=r"^/[a-z0-9-]+/[a-z0-9-]{15,}/?$",
    # Rules
    seen=(2023,),
    headline="h1.titrearticle",
    body=".contenu-post",
    stamp=".entry-date",
    section="span.cat-article",
    blocks=((".actu03", ".titreactu03"),),
)  # fmt: skip
