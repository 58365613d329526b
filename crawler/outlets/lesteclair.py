from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesteclair", title="L'Est-Éclair", hosts=("lest-eclair.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.lest-eclair.fr/rss.xml",),
    news_sitemaps=("https://www.lest-eclair.fr/sites/default/files/sitemaps/abonnes_lest_eclair_fr/sitemapnews-0.xml",),
    fronts=("https://www.lest-eclair.fr/",),
    article=r"^/(?:id)?\d{4,8}/article/\d{4}-\d{2}-\d{2}/[^/]+$",
)  # fmt: skip
