from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="cric_grenoble", title="Cric Grenoble", hosts=("cric-grenoble.info",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://cric-grenoble.info/spip.php?page=backend",),  # linked from a page of 2019
    fronts=("https://cric-grenoble.info/",),
    article=r"^/[a-z-]+/article/[a-z0-9-]+-\d{2,6}$",
    # Rules
    seen=(2019,),
    headline="h1.h1",
    body=".texte-principal",
    stamp=".publi_infos > time",
    blocks=(("#fil_infos", "h2.h2 > a", ".on"),),
)  # fmt: skip
