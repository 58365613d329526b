from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="santeplusmag", title="Santé Plus Mag", hosts=("santeplusmag.com",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.santeplusmag.com/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    lead="h2.chapeau-article",
    stamp=".date",
    authors=".link-auteur",
    blocks=((".plus-articles", ".widget-titre > span"), (".sidebar-widget", ".widget-title")),
)  # fmt: skip
