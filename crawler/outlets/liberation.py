from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="liberation", title="Libération", hosts=("liberation.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    feeds=(
        "https://www.liberation.fr/arc/outboundfeeds/rss-all/",
        "https://www.liberation.fr/arc/outboundfeeds/rss/?outputType=xml",
        "https://www.liberation.fr/arc/outboundfeeds/rss-all/?outputType=xml",
    ),
    news_sitemaps=("https://www.liberation.fr/arc/outboundfeeds/sitemap_news.xml?outputType=xml",),
    sitemaps=("https://www.liberation.fr/arc/outboundfeeds/sitemap/?outputType=xml",),
    fronts=("https://www.liberation.fr/",),
    article=(r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{8}_[A-Z0-9]{26}/?$", r"^/[a-z0-9.-]+/\d{4}/\d{2}/\d{2}/[^/]+_\d+/?$"),
    # Rules
    seen=(2016, 2017, 2018, 2023),
    headline="h1.article-headline",
    lead="h2.read-left-padding",
    body=(".article_table", ".article-body"),
    stamp=(".header-date", ".date > time"),
    authors=(".display_block a", ".article-head-metas a"),
    blocks=((".circulation-bloc", ".bloc-circulation-title", "p.desc-txt > a"),),
)  # fmt: skip
