from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leprogres", title="Le Progrès", hosts=("leprogres.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.leprogres.fr/rss",),
    fronts=("https://www.leprogres.fr/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
