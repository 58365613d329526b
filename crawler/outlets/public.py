from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="public", title="Public", hosts=("public.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.public.fr/feed",),
    fronts=("https://www.public.fr/",),
    article=r"^/(?:[A-Za-z0-9-]+/)+[^/]+-\d{5,7}$",
)  # fmt: skip
