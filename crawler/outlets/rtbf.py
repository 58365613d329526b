from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rtbf", title="RTBF Info", hosts=("rtbf.be",),
    country="BE", kind="public-broadcaster", timezone="Europe/Brussels",
    feeds=(
        "https://rss.rtbf.be/article/rss/highlight_rtbfinfo_info.xml",
        "https://rss.rtbf.be/article/rss/highlight_rtbf_info.xml?source=internal",
        "https://www.rtbf.be/site-rss/rss",
        "https://rss.rtbf.be/article/rss/highlight_rtbf_info.xml",
    ),
    news_sitemaps=("https://www.rtbf.be/site-map/articles.xml", "https://www.rtbf.be/sitemaps/latest-news.xml"),
    sitemaps=(
        "https://www.rtbf.be/site-map/articles5000.xml",
        "https://www.rtbf.be/sitemap.xml",
        "https://www.rtbf.be/sitemap-index.xml",
        "https://www.rtbf.be/sitemap/auvio/channel/sitemap.xml.gz",
        "https://www.rtbf.be/sitemap/auvio/program/sitemap.xml.gz",
        "https://www.rtbf.be/sitemap/auvio/category/sitemap.xml.gz",
        "https://www.rtbf.be/sitemap/auvio/media/sitemap.xml.gz",
    ),
    fronts=("https://www.rtbf.be/",),
    article=(
        r"^/article/[^/]+-\d{7,9}$",
        r"^/(?:info|lapremiere|sport|culture|tendance|classic21|vivacite|tipik)/(?:[a-z-]+/)*detail_[^/]+\?id=\d+$",
    ),
    # Rules
    seen=(2021,),
    headline="h1[data-testid=title]",
)  # fmt: skip
