from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="opex360", title="Zone Militaire (Opex360)", hosts=("opex360.com",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://www.opex360.com/feed/",),  # listed by others, not probed
    fronts=("https://www.opex360.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$",
)  # fmt: skip
