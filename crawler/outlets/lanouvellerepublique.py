from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lanouvellerepublique", title="La Nouvelle République", hosts=("lanouvellerepublique.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.lanouvellerepublique.fr/rss",
    ),
    fronts=("https://www.lanouvellerepublique.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[a-z0-9-]{25,}$",
)  # fmt: skip
