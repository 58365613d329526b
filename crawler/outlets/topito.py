from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="topito", title="Topito", hosts=("topito.com",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.topito.com/feed",),  # linked from a page of 2023
    fronts=("https://www.topito.com/",),
    article=r"^/top-[^/]+$",
    # Rules
    seen=(2023,),
    stamp=".main-article .post-header .color-grey",
    blocks=((".container-content.with-separator", ".post-related-title", ".card-post:not(.type-shopping) .main-link"),),
)  # fmt: skip
