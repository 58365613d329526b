from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lexpress", title="L'Express", hosts=("lexpress.fr",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris",
    feeds=(
        "https://www.lexpress.fr/arc/outboundfeeds/rss/alaune.xml",
        "https://www.lexpress.fr/rss/alaune.xml",
        "https://www.lexpress.fr/arc/outboundfeeds/rss/economie.xml",
        "https://www.lexpress.fr/arc/outboundfeeds/rss/monde.xml",
        "https://www.lexpress.fr/arc/outboundfeeds/rss/sciences-sante.xml",
    ),
    news_sitemaps=("https://www.lexpress.fr/arc/outboundfeeds/sitemap-news.xml",),
    sitemaps=(
        "https://www.lexpress.fr/arc/outboundfeeds/sitemap-by-week-2020-now.xml",
        "https://www.lexpress.fr/arc/outboundfeeds/sitemap-by-week-2010-2020.xml",
    ),
    fronts=("https://www.lexpress.fr/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-[A-Z0-9]{26}/$",
        r"^/(?:[a-z0-9-]+/){1,4}[^/]+_\d{6,7}\.html$",
        r"^/actualites/1/[a-z-]+/[^/]+_\d{7}\.html$",
    ),
    # Rules
    seen=(2020, 2022),
    headline="h1.article__title",
    lead=".article__lead",
    body=".article__text",
    stamp=".author__metas",
    authors=".author__name",
    blocks=(
        (".section--plus-lus", ".section__title", ".thumbnail__title"),
        (".section--opinion-vertical", ".section__title", ".thumbnail__title span"),
        (".rebond--thematic", ".section__title", ".thumbnail__title"),
    ),
)  # fmt: skip
