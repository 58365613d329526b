from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vingt_minutes", title="20 Minutes", hosts=("20minutes.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    feeds=(
        "https://www.20minutes.fr/feeds/rss-une.xml",
        "https://www.20minutes.fr/feeds/rss-monde.xml",
        "https://www.20minutes.fr/rss/une.xml",
    ),
    news_sitemaps=("https://www.20minutes.fr/sitemap-news.xml",),
    fronts=("https://www.20minutes.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}\d{5,8}-\d{8}-[^/]+$",
    # Rules
    seen=(2016,),
    headline="h1[itemprop=headline]",
    lead=".hat-summary",
    body="[itemprop=articleBody]",
    stamp=".index-date",
    authors=".author-sign [itemprop=name]",
    blocks=(
        (".hot-news", ".column-title", ".teaser-title"),
        (".section-most", ".column-title", ".teaser-title"),
        ("aside.lt-sidebar .block", ".block-title", ".teaser-desc"),
        (".page-over-section", ".block-title-content", ".teaser-title"),
    ),
)  # fmt: skip
