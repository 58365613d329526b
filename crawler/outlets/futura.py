from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="futura", title="Futura", hosts=("futura-sciences.com",),
    country="FR", kind="science", timezone="Europe/Paris",
    feeds=("https://www.futura-sciences.com/rss/actualites.xml",),
    fronts=("https://www.futura-sciences.com/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,2}actualites/[a-z0-9-]+-\d+/$",
        r"^/magazines/[a-z-]+/infos/actu/d/[a-z0-9-]+-\d+/$",
        r"^/(?:[a-z0-9-]+/){1,2}(?:actualites|questions-reponses|dossiers|definitions|metiers)/[a-z0-9-]+-\d+/$",
    ),
    # Rules
    seen=(2018, 2022),
    headline="#article-title",
    lead=".article-synopsis",
)  # fmt: skip
