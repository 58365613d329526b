from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lavie", title="La Vie", hosts=("lavie.fr",),
    country="FR", kind="religious", timezone="Europe/Paris",
    fronts=("https://www.lavie.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[a-z0-9-]+-\d{2}-\d{2}-\d{4}-\d+_\d+\.php$",
)  # fmt: skip
