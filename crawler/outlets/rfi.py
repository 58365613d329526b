from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rfi", title="RFI", hosts=("rfi.fr",),
    country="FR", kind="international-broadcaster", timezone="Europe/Paris",
    feeds=("https://www.rfi.fr/fr/rss", "https://www.rfi.fr/fr/france/rss", "https://www.rfi.fr/fr/afrique/rss"),
    fronts=("https://www.rfi.fr/fr/",),
    article=(r"^/fr/(?:[^/]+/){0,2}\d{8}-[^/]+$", r"^/(?:[a-z-]+/){1,2}\d{8}-[^/]+$"),
    # Rules
    seen=(2023,),
    headline="h1.a-page-title",
    lead="p.t-content__chapo",
    body=".t-content__body",
    stamp=".m-pub-dates__date",
    blocks=((".o-aside-content", ".a-aside-title"), (".o-podcast-list", ".o-podcast-list__title")),
    drop=(".o-self-promo",),
)  # fmt: skip
