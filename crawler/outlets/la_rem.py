from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="la_rem", title="La Revue européenne des médias et du numérique", hosts=("la-rem.eu",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    fronts=("https://la-rem.eu/",),
    article=r"^/\d{4}/\d{2}/[^/]+/$",
    # Rules
    headline="h1.entry-title",
    authors=".td-post-author-name > a",
)  # fmt: skip
