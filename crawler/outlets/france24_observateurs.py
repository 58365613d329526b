from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="france24_observateurs", title="Les Observateurs de France 24", hosts=("observers.france24.com",),
    country="FR", kind="international-broadcaster", timezone="Europe/Paris",
    feeds=("https://observers.france24.com/fr/rss",),  # listed by others, not probed
    fronts=("https://observers.france24.com/fr/",),
    article=r"^/fr/(?:[^/]+/)*\d{8}-[^/]+$",
)  # fmt: skip
