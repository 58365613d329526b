from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="elle_fr", title="Elle", hosts=("elle.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    news_sitemaps=("https://www.elle.fr/sitemaps/sitemap_elle.xml",),
    fronts=("https://www.elle.fr/",),
    article=r"^/(?:[A-Za-z0-9-]+/){2,4}[^/]+-\d{6,7}$",
    # Rules
    seen=(2012,),
    authors=".writer__name",
    blocks=((".read-also", "h2.read-also__heading"), (".most-popular", "h3.most-popular__heading")),
)  # fmt: skip
