from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lemainelibre", title="Le Maine Libre", hosts=("lemainelibre.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=(  # answered in 2018
        "http://www.lemainelibre.fr/taxonomy/term/21011/0/feed",
        "http://www.lemainelibre.fr/taxonomy/term/25+24+26+27/0/feed",
        "http://www.lemainelibre.fr/taxonomy/term/19/0/feed",
        "http://www.lemainelibre.fr/taxonomy/term/21/0/feed",
    ),
    fronts=("https://www.lemainelibre.fr/",),
)  # fmt: skip
