from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="letudiant", title="L'Étudiant", hosts=("letudiant.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.letudiant.fr/rss.xml",),
    fronts=("https://www.letudiant.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[a-z0-9-]{20,}\.html$",
)  # fmt: skip
