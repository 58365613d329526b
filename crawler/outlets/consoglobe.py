from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="consoglobe", title="ConsoGlobe", hosts=("consoglobe.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.consoglobe.com/",),
    article=r"^/[a-z0-9-]+-cg(?:\?|$)",
    # Rules
    headline="h1.entry-title",
    body=".entry-content",
    stamp=".entry-meta > div",
    blocks=((".alaune", ".yanone"), (".endirect-sidebar", ".title-endirect")),
)  # fmt: skip
