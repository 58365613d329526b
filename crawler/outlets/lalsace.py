from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lalsace", title="L'Alsace", hosts=("lalsace.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.lalsace.fr/rss",),
    fronts=("https://www.lalsace.fr/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
