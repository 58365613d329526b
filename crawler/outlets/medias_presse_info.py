from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="medias_presse_info", title="Médias-Presse-Info", hosts=("medias-presse.info",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    fronts=("https://www.medias-presse.info/",),
    article=r"^/[^/]+/\d{4,7}/$",
    # Rules
    headline="h1.title",
    body=".entry",
    blocks=((".widget_recent_entries", "h3.title"), (".popular-news", "h2.widgettitle")),
)  # fmt: skip
