from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bretagne_info", title="Bretagne-Info", hosts=("bretagne-info.org",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    fronts=("https://www.bretagne-info.org/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+(?:/\d+)?/?$",
)  # fmt: skip
