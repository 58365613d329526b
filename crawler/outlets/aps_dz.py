from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aps_dz", title="APS (Algérie Presse Service)", hosts=("aps.dz",),
    country="DZ", kind="agency", timezone="Africa/Algiers",
    feeds=(  # listed by others, not probed
        "https://www.aps.dz/?format=feed&type=rss",
    ),
    fronts=("https://www.aps.dz/",),
    article=r"^/[a-z-]+/\d{4,7}-[a-z0-9-]+$",
)  # fmt: skip
