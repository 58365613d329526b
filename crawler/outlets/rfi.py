from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rfi", title="RFI", hosts=("rfi.fr",),
    country="FR", kind="international-broadcaster", timezone="Europe/Paris",
    feeds=("https://www.rfi.fr/fr/rss", "https://www.rfi.fr/fr/france/rss", "https://www.rfi.fr/fr/afrique/rss"),
    fronts=("https://www.rfi.fr/fr/",),
    article=(r"^/fr/(?:[^/]+/){0,2}\d{8}-[^/]+$", r"^/(?:[a-z-]+/){1,2}\d{8}-[^/]+$"),
)  # fmt: skip
