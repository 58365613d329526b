from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="presseocean", title="Presse Océan", hosts=("presseocean.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=(  # answered in 2018
        "http://www.presseocean.fr/taxonomy/term/20990/0/feed",
        "http://www.presseocean.fr/taxonomy/term/21214+20983+27/0/feed",
        "http://www.presseocean.fr/taxonomy/term/20985/0/feed",
        "http://www.presseocean.fr/taxonomy/term/20986/0/feed",
    ),
    fronts=("https://www.presseocean.fr/",),
)  # fmt: skip
