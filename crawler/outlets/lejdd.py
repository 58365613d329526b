from crawler.outlets.systems.lagardere import LAGARDERE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lejdd", title="Le Journal du Dimanche", hosts=("lejdd.fr",),
    country="FR", kind="national-weekly", timezone="Europe/Paris", system=LAGARDERE,
    news_sitemaps=("https://www.lejdd.fr/sitemap/news.xml",),
    sitemaps=("https://www.lejdd.fr/sitemap.xml",),
    fronts=("https://www.lejdd.fr/",),
    # Rules
    seen=(2017,),
    headline=".header-article h1",
    lead=".chapo p",
    body="article .cnt",
    stamp=".header-article time",
    authors="li.auteur a strong",
    blocks=(
        (".subheader > .container", ".titre", "li a"),
        (".memetheme", ".memetheme-titre", "li a"),
        (".bloc_lespluslus", ".bloc_titre h2", "h3 a"),
    ),
)  # fmt: skip
