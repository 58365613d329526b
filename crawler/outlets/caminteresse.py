from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="caminteresse", title="Ça m'intéresse", hosts=("caminteresse.fr",),
    country="FR", kind="science", timezone="Europe/Paris",
    fronts=("https://www.caminteresse.fr/",),
    article=r"^/[a-z0-9-]+/[a-z0-9-]+-\d{5,8}/?$",
)  # fmt: skip
