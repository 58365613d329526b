from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="africtelegraph", title="Africtelegraph", hosts=("africtelegraph.com",),
    country="FR", kind="pan-african", timezone="Europe/Paris",
    feeds=("https://africtelegraph.com/feed/",),
    fronts=("https://africtelegraph.com/",),
)  # fmt: skip
