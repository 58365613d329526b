from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tilt_fr", title="Tilt", hosts=("tilt.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    fronts=("https://www.tilt.fr/",),
    article=r"^/articles?/[^/]{12,}$",
)  # fmt: skip
