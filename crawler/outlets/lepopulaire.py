from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lepopulaire", title="Le Populaire du Centre", hosts=("lepopulaire.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    fronts=("https://www.lepopulaire.fr/",),
    article=(r"^/[a-z0-9-]+-\d{5}/[a-z-]+/[^/]+_\d+/$", r"^/(?:[a-z0-9-]+/){1,5}\d{4}/\d{2}/\d{2}/[^/]+_\d+\.html$"),
)  # fmt: skip
