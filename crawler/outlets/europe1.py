from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="europe1", title="Europe 1", hosts=("europe1.fr",),
    country="FR", kind="broadcaster-radio", timezone="Europe/Paris",
    feeds=("https://www.europe1.fr/rss.xml",),
    fronts=("https://www.europe1.fr/",),
    article=r"^/(?:[A-Za-z0-9-]+/){1,2}[^/]+-\d{6,7}$",
    # Rules
    seen=(2025,),
    headline=".episode-title h1",
    blocks=((".bloc-podcasts", ".section-title", ".podcast-title a"), (".episode-card", "=Épisodes", ".episode-link")),
)  # fmt: skip
