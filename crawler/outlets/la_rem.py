from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="la_rem", title="La Revue européenne des médias et du numérique", hosts=("la-rem.eu",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://la-rem.eu/feed/",),  # linked from a page of 2017
    fronts=("https://la-rem.eu/",),
    article=r"^/\d{4}/\d{2}/[^/]+/$",
    # Rules
    seen=(2020,),
    headline="h1.entry-title",
    authors=".td-post-author-name > a",
)  # fmt: skip
