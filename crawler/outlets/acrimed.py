from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="acrimed", title="Acrimed", hosts=("acrimed.org",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://www.acrimed.org/spip.php?page=backend",
    ),
    fronts=("https://www.acrimed.org/",),
    article=r"^/[A-Z0-9][A-Za-z0-9-]{10,}$",
)  # fmt: skip
