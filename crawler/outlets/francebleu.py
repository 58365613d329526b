from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="francebleu", title="ici (ex-France Bleu)", hosts=("ici.fr", "francebleu.fr"),
    country="FR", kind="public-radio", timezone="Europe/Paris",
    feeds=("https://www.ici.fr/rss/a-la-une.xml", "https://www.francebleu.fr/rss/a-la-une.xml"),
    news_sitemaps=("https://www.francebleu.fr/sitemap-news.xml",),
    fronts=("https://www.ici.fr/",),
    article=r"^/(?:infos|[a-z0-9-]+)/(?:[a-z0-9-]+/)*[a-z0-9-]+-\d{7,10}$",
    # Rules
    seen=(2023, 2024),
    headline="h1.title-page",
    lead="p.standFirst",
    body=".Body",
    stamp=".published-date",
    authors=".signature-article",
    blocks=((".RelatedSection", "h2"), (".Swiper", "h2.title")),
)  # fmt: skip
