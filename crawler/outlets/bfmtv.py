from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bfmtv", title="BFMTV", hosts=("bfmtv.com",),
    country="FR", kind="broadcaster-tv", timezone="Europe/Paris",
    feeds=(
        "https://www.bfmtv.com/rss/news-24-7/",
        "https://www.bfmtv.com/rss/police-justice/",
        "https://www.bfmtv.com/rss/politique/",
        "https://www.bfmtv.com/rss/international/",
        "https://www.bfmtv.com/rss/economie/",
        "https://www.bfmtv.com/rss/people/",
    ),
    news_sitemaps=("https://www.bfmtv.com/sitemap_news.xml",),
    sitemaps=("https://www.bfmtv.com/sitemap_index_arbo_contenu.xml",),
    fronts=("https://www.bfmtv.com/",),
    article=(r"^/(?:[a-z0-9-]+/){1,4}[^/]+_A[A-Z]-\d{12}\.html$", r"^/[a-z-]+/[^/]+-\d{6,7}\.html$"),
)  # fmt: skip
