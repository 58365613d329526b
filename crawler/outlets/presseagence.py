from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="presseagence", title="Presse Agence", hosts=("presseagence.fr",),
    country="FR", kind="agency", timezone="Europe/Paris",
    fronts=("https://www.presseagence.fr/",),
    article=r"^/[a-z-]+/\d{4}/\d{2}/\d{2}/[^/]+/?$",
    # Rules
    seen=(2022,),
    headline="h1.uk-article-title",
    body=".pf-content",
    blocks=((".widget_text", "h3.uk-panel-title"),),
)  # fmt: skip
