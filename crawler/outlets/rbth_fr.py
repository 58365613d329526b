from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rbth_fr", title="Russia Beyond (français)", hosts=('fr.rbth.com',),
    country="RU", kind="state-media", timezone="Europe/Moscow",
    feeds=("https://fr.rbth.com/rss",),  # linked from a page of 2018
    fronts=("https://fr.rbth.com/",),
    article=r"^/[a-z-]+/\d{5}-[a-z0-9-]+$",
)  # fmt: skip
