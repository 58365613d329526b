from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="medias24", title="Médias24", hosts=("medias24.com",),
    country="MA", kind="economy", timezone="Africa/Casablanca",
    feeds=("https://www.medias24.com/feed/", "https://medias24.com/feed/"),
    fronts=("https://medias24.com/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[a-z0-9-]+/$", r"^/agence-presse/[a-z0-9-]+/$"),
)  # fmt: skip
