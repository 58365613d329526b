from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="essonneinfo", title="Essonne Info", hosts=("essonneinfo.fr",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    fronts=("https://essonneinfo.fr/",),
    article=r"^/91-essonne-info/\d+/[a-z0-9-]+/$",
)  # fmt: skip
