from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ouest_france", title="Ouest-France", hosts=("ouest-france.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.ouest-france.fr/rss/une",),
    news_sitemaps=("https://www.ouest-france.fr/googlenews.xml", "https://www.ouest-france.fr/googlenews-0.xml"),
    sitemaps=("https://www.ouest-france.fr/sitemap.xml",),
    fronts=("https://www.ouest-france.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[^/]+-(?:\d{5,8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$",
    # Rules
    seen=(2015, 2016),
    headline="h1.entry-title",
    lead="#article-content p.description",
    body="#article-content",
    stamp="header .metadata",
    authors="header .authors span",
    blocks=(
        (".sd-bloc.en-continu", ".bandeau-texte-rouge", "li a"),
        ("#articles-plus-lus", "=Les plus lus", "li a"),
        ("#articles-plus-commentes", "=Les plus commentés", "li a"),
        (".block-same-subject", ".block-same-subject__title"),
        (".essential-news", ".essential-news__rub"),
    ),
)  # fmt: skip
