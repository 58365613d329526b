from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="toutelaculture", title="Toute la culture", hosts=("toutelaculture.com",),
    country="FR", kind="culture", timezone="Europe/Paris",
    fronts=("https://toutelaculture.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[a-z0-9-]{20,}/$",
)  # fmt: skip
