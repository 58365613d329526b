from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="franceinfo", title="franceinfo", hosts=("franceinfo.fr", "francetvinfo.fr"),
    country="FR", kind="public-broadcaster", timezone="Europe/Paris",
    feeds=(
        "https://www.franceinfo.fr/titres.rss",
        "https://www.francetvinfo.fr/titres.rss",
        "https://www.francetvinfo.fr/france.rss",
        "https://www.francetvinfo.fr/faits-divers.rss",
        "https://www.francetvinfo.fr/politique.rss",
        "https://www.francetvinfo.fr/monde.rss",
        "https://www.francetvinfo.fr/economie.rss",
        "https://www.franceinfo.fr/faits-divers.rss",
    ),
    news_sitemaps=("https://www.francetvinfo.fr/sitemap_news.xml",),
    fronts=("https://www.franceinfo.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[^/]+_\d{6,7}\.html$",
    # Rules
    seen=(2023,),
    headline="h1.c-title",
    lead=".c-chapo",
    body=".c-body",
    stamp=".publication-date",
    authors=".signature__names .author-link, .signature__groups",
)  # fmt: skip
