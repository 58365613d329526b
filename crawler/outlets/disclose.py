from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="disclose", title="Disclose", hosts=("disclose.ngo",),
    country="FR", kind="investigative", timezone="Europe/Paris",
    fronts=("https://disclose.ngo/fr/",),
    article=r"^/fr/article/[a-z0-9-]+$",
)  # fmt: skip
