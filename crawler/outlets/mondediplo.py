from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mondediplo", title="Le Monde diplomatique", hosts=("monde-diplomatique.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://blog.mondediplo.net/spip.php?page=backend",
        "http://www.monde-diplomatique.fr/rss/",
    ),
    fronts=("https://www.monde-diplomatique.fr/",),
    article=r"^/\d{4}/\d{2}/[A-Z_0-9]+/\d+$",
)  # fmt: skip
