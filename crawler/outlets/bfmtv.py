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
    # Rules
    headline="#contain_title",
    lead=".content_body_wrapper > .chapo",
    body=".content_body_wrapper",
    stamp=".content_datetime",
    authors=".author_name",
    blocks=((".block_ordered_article", ".block_top_title", ".content_item_title"), (".live_box", ".live_button", "p a")),
)  # fmt: skip
