from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lerevenu", title="Le Revenu", hosts=("lerevenu.com",),
    country="FR", kind="economy", timezone="Europe/Paris",
    fronts=("https://www.lerevenu.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}[a-z0-9-]{20,}/?$",
)  # fmt: skip
