from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="leparisien", title="Le Parisien", hosts=("leparisien.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    feeds=(
        "https://feeds.leparisien.fr/leparisien/rss",
        "https://feeds.leparisien.fr/leparisien/rss/international",
        "https://feeds.leparisien.fr/leparisien/rss/faits-divers",
        "https://feeds.leparisien.fr/leparisien/rss/societe",
        "https://feeds.leparisien.fr/leparisien/rss/environnement",
    ),
    news_sitemaps=(
        "https://www.leparisien.fr/arc/outboundfeeds/news-sitemap-index/?outputType=xml",
        "https://www.leparisien.fr/arc/outboundfeeds/news-sitemap/?from=0&outputType=xml&_website=leparisien",
    ),
    fronts=("https://www.leparisien.fr/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{2}-\d{2}-\d{4}-[A-Z0-9]{20,30}\.php$",
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{2}-\d{2}-\d{4}-\d{6,8}\.php$",
    ),
    # Rules
    seen=(2023,),
    headline="header.article_header h1",
    lead="header.article_header h2",
    stamp=".timestamp",
    authors=".author_link",
    blocks=(
        (".article-read-also_container", ".article-read-also_prefix", ".article-read-also_link"),
        (".article-links", "div:first-child", ".article-links-list-item"),
        (".article-most-read", ".most-read-section-title", ".most-read-headline"),
        (".section-chain", ".feed-section-title", ".story-headline a"),
    ),
)  # fmt: skip
