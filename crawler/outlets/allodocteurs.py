from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="allodocteurs", title="Allodocteurs", hosts=("allodocteurs.fr",),
    country="FR", kind="broadcaster-tv", timezone="Europe/Paris",
    feeds=("https://www.allodocteurs.fr/rss.xml",),  # listed by others, not probed
    fronts=("https://www.allodocteurs.fr/",),
    article=r"^/[^/]+-\d+\.html$",
    # Rules
    seen=(2021, 2023),
    lead="p.e-post--resume",
    stamp=".e-post--publisher--date",
    authors=".e-post--publisher--author",
    tags=".e-post .e-tags--item",
    blocks=((".e-container--content > section", ".sectionhead--title", ".e-card--title"),),
)  # fmt: skip
