from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="courrierpicard", title="Courrier picard", hosts=("courrier-picard.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.courrier-picard.fr/rss.xml",),
    news_sitemaps=("https://www.courrier-picard.fr/sites/default/files/sitemaps/abonne_courrier_picard_fr/sitemapnews-0.xml",),
    sitemaps=("https://www.courrier-picard.fr/sites/default/files/sitemaps/abonne_courrier_picard_fr/sitemapindex.xml",),
    fronts=("https://www.courrier-picard.fr/",),
    article=r"^/(?:id)?\d{4,8}/article/\d{4}-\d{2}-\d{2}/[^/]+$",
)  # fmt: skip
