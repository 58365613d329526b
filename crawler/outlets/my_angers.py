from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="my_angers", title="My Angers", hosts=("my-angers.info",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://my-angers.info/feed",),  # linked from a page of 2023
    fronts=("https://my-angers.info/",),
    article=r"^/\d{2}/\d{2}/[^/]+/\d{4,}$",
    # Rules
    seen=(2023,),
    headline="h1.entry-title",
    body="#mvp-content-main",
    stamp=".mvp-author-info-date",
    authors=".author-name > a",
    tags="[itemprop=keywords] > a",
    blocks=(("#mvp-related-posts", "h4.mvp-widget-home-title > .mvp-widget-home-title"),),
)  # fmt: skip
