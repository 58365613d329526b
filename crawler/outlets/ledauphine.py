from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ledauphine", title="Le Dauphiné libéré", hosts=("ledauphine.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.ledauphine.com/rss",),
    fronts=("https://www.ledauphine.com/",),
    article=r"^/[^/]+/\d{4}/\d{2}/\d{2}/[^/]+$",
    # Rules
    lead=".chapo p",
    body=".paywall2, .textComponent",
    stamp="article .infos",
    authors="article .infos .author",
    blocks=((".insetComponent", ".insetTitle", "a"),),
)  # fmt: skip
