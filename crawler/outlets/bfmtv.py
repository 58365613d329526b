from crawler.outlets.systems.bfm import BFM
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bfmtv", title="BFMTV", hosts=("bfmtv.com",),
    country="FR", kind="broadcaster-tv", timezone="Europe/Paris", system=BFM,
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
    # Rules
    seen=(2023,),
    headline="#contain_title",
    lead=".content_body_wrapper > .chapo",
    body=".content_body_wrapper",
    stamp=".content_datetime",
    authors=".author_name",
    blocks=((".block_ordered_article", ".block_top_title", ".content_item_title"), (".live_box", ".live_button", "p a")),
)  # fmt: skip
