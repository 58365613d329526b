from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sudouest", title="Sud Ouest", hosts=("sudouest.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.sudouest.fr/rss.xml",),
    news_sitemaps=("https://www.sudouest.fr/sitemap-news.xml",),
    sitemaps=("https://www.sudouest.fr/sitemap.xml",),
    fronts=("https://www.sudouest.fr/",),
    article=(r"^/(?:[a-z0-9-]+/){1,4}[^/]+-\d{6,9}\.php$", r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+-\d+\.php$"),
    # Rules
    seen=(2022, 2023),
    headline="h1.page-title",
    lead="#excerpt-block",
    stamp=".article-publishing-date",
    authors=".publishing-author-name",
    blocks=(
        (".related-article", ".badge", ".article-title"),
        (".article-recommendations", ".article-recommendations-title", ".article-title"),
    ),
)  # fmt: skip
