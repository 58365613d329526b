from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="medias_presse_info", title="Médias-Presse-Info", hosts=("medias-presse.info",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://www.medias-presse.info/feed/",),  # linked from a page of 2018
    fronts=("https://www.medias-presse.info/",),
    article=r"^/[^/]+/\d{4,7}/$",
    # Rules
    seen=(2018,),
    headline="h1.title",
    body=".entry",
    blocks=((".widget_recent_entries", "h3.title"), (".popular-news", "h2.widgettitle")),
)  # fmt: skip
