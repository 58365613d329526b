from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="larep", title="La République du Centre", hosts=("larep.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    fronts=("https://www.larep.fr/",),
    article=(r"^/[a-z0-9-]+-\d{5}/[a-z-]+/[^/]+_\d+/$", r"^/(?:[a-z0-9-]+/){1,4}\d{4}/\d{2}/\d{2}/[^/]+_\d+\.html$"),
)  # fmt: skip
