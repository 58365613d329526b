from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="jeuneafrique", title="Jeune Afrique", hosts=("jeuneafrique.com",),
    country="FR", kind="pan-african", timezone="Europe/Paris",
    feeds=("https://jeuneafrique.com/feed/", "https://www.jeuneafrique.com/feed/"),
    fronts=("https://www.jeuneafrique.com/",),
    article=r"^/\d{5,8}/[a-z0-9-]+/[^/]+/$",
)  # fmt: skip
