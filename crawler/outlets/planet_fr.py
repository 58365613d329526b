from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="planet_fr", title="Planet", hosts=("planet.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    fronts=("https://www.planet.fr/",),
    article=r"^/[^/]+\.\d+\.\d+\.html$",
    # Rules
    seen=(2021,),
    headline="#page-title",
    body=".field-name-body",
    stamp=".author-datas",
    tags=".gc-node a",
    blocks=((".block-count-18", "h2.block-title > span", "h3.gc-core-subtitle > a"), (".gc-node-reading", "h3")),
)  # fmt: skip
