from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="novethic", title="Novethic", hosts=("novethic.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.novethic.fr/feed",),  # listed by others, not probed
    fronts=("https://www.novethic.fr/",),
    article=r"^/(?:actualite|lexique)/.+\.html$",
)  # fmt: skip
