from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lacroix", title="La Croix", hosts=("la-croix.com",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    feeds=(
        "https://www.la-croix.com/feed",
        "https://www.la-croix.com/RSS/UNIVERS",
        "https://www.la-croix.com/feeds/rss/societe.xml",
        "https://www.la-croix.com/feeds/rss/politique.xml",
        "https://www.la-croix.com/RSS/UNIVERS-RELIGION",
        "https://www.la-croix.com/RSS/UNIVERS_ALL",
    ),
    news_sitemaps=("https://www.la-croix.com/feeds/sitemaps/sitemap_news.xml", "https://www.la-croix.com/sitemap_news.xml"),
    sitemaps=("https://www.la-croix.com/feeds/sitemaps/sitemaps_articles.xml", "https://www.la-croix.com/Sitemap"),
    fronts=("https://www.la-croix.com/",),
    article=(r"^/(?:[A-Za-z0-9-]+/){1,3}[^/]+-\d{8}$", r"^/(?:[A-Za-z0-9-]+/){1,4}[^/]+-\d{4}-\d{2}-\d{2}-\d{9,10}$"),
    # Rules
    seen=(2018, 2019, 2020, 2022),
    headline=".article-content__top h1",
    lead="p.article-intro",
    body=".article-text",
    stamp=".meta-author time",
    authors=".meta-author-name span",
    blocks=(
        (
            ".next-article-block",
            ".next-article-block--title, .next-article-block > span",
            ".next-article-block--content--text--title a, .next-article-block > a",
        ),
        (".nearest-articles-block", ".nearest-articles-block-title", "p.title a"),
        (".top-articles-right", ".top-articles-right__title", ".top-articles-right__item-title"),
        (".lacroix-footer__accordion-categories--light-beige", "=À la Une", ".lacroix-footer__accordion-content-list-item-link"),
    ),
)  # fmt: skip
