from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="consoglobe", title="ConsoGlobe", hosts=("consoglobe.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("http://flux.consoglobe.com/consoglobe",),  # linked from a page of 2016
    fronts=("https://www.consoglobe.com/",),
    article=r"^/[a-z0-9-]+-cg(?:\?|$)",
    # Rules
    seen=(2016,),
    headline="h1.entry-title",
    body=".hentry > div",
    stamp=".entry-meta > div",
    blocks=((".alaune", ".yanone"), (".endirect-sidebar", ".title-endirect")),
)  # fmt: skip
