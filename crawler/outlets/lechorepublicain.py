from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lechorepublicain", title="L'Écho républicain", hosts=("lechorepublicain.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    fronts=("https://www.lechorepublicain.fr/",),
    article=(r"^/[a-z0-9-]+-\d{5}/[a-z-]+/[^/]+_\d+/$", r"^/(?:[a-z0-9-]+/){1,5}\d{4}/\d{2}/\d{2}/[^/]+_\d+\.html$"),
)  # fmt: skip
