from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="huffpost_fr", title="Le HuffPost", hosts=("huffingtonpost.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=(
        "https://www.huffingtonpost.fr/feeds/index.xml",
        "https://www.huffingtonpost.fr/actualites/rss_headline.xml",
        "https://www.huffingtonpost.fr/culture/rss_headline.xml",
        "https://www.huffingtonpost.fr/jo-paris-2024/rss_headline.xml",
        "https://www.huffingtonpost.fr/science/rss_headline.xml",
        "https://www.huffingtonpost.fr/medias/rss_headline.xml",
        "https://www.huffingtonpost.fr/life/rss_headline.xml",
        "https://www.huffingtonpost.fr/divertissement/rss_headline.xml",
    ),
    news_sitemaps=("https://www.huffingtonpost.fr/sitemaps/news.xml",),
    fronts=("https://www.huffingtonpost.fr/",),
    article=(r"^/[a-z0-9-]+/article/[^/]+_\d+\.html$", r"^/(?:entry/)?(?:\d{4}/\d{2}/\d{2}/)?[^/]+_[a-z_]*[0-9a-f]+/?$"),
    # Rules
    seen=(2023,),
    headline="h1.article-title",
    lead="p.article-chapo",
    body=".article-content",
    stamp=".article-header .breadcrumb",
    authors=".article-author span",
    blocks=((".a-see-also", ".a-see-also__heading", ".a-see-also__link-title"),),
)  # fmt: skip
