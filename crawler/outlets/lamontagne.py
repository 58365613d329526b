from crawler.outlets.systems.centre_france import CENTRE_FRANCE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lamontagne", title="La Montagne", hosts=("lamontagne.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=CENTRE_FRANCE,
    feeds=(  # listed by others, not probed
        "https://www.lamontagne.fr/rss",
    ),
    news_sitemaps=("https://www.lamontagne.fr/sitemap.xml",),
    fronts=("https://www.lamontagne.fr/",),
    # Rules
    seen=(2018, 2023),
    body=".texte.entry-content",
    authors=("p.c-article-auteur", "p.signature"),
    blocks=((".b-top", ".b-titre-bloc"), (".liste-light-verticale", ".b-titre-bloc")),
)  # fmt: skip
