from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zdnet_fr", title="ZDNet France", hosts=("zdnet.fr",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.zdnet.fr/feeds/rss/actualites/",),
    fronts=("https://www.zdnet.fr/",),
    article=r"^/[a-z-]+/[^/]+-\d+\.htm$",
)  # fmt: skip
