from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afrik_com", title="Afrik.com", hosts=("afrik.com",),
    country="FR", kind="pan-african", timezone="Europe/Paris",
    feeds=("https://www.afrik.com/feed",),  # listed by others, not probed
    fronts=("https://www.afrik.com/",),
    article=r"^/[a-z0-9-]{12,}$",
)  # fmt: skip
