from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="politis", title="Politis", hosts=("politis.fr",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris",
    feeds=("https://www.politis.fr/flux-rss-apps/",),
    fronts=("https://www.politis.fr/",),
    article=r"^/articles/\d{4}/\d{2}/[a-z0-9-]+/?$",
)  # fmt: skip
