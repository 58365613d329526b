from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="petitbleu", title="Petit Bleu", hosts=("petitbleu.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.petitbleu.fr/rss.xml",),
    news_sitemaps=("https://www.petitbleu.fr/sitemap-news.xml",),
    sitemaps=("https://www.petitbleu.fr/sitemap.xml",),
    fronts=("https://www.petitbleu.fr/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$",
)  # fmt: skip
