from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="laprovence", title="La Provence", hosts=("laprovence.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.laprovence.com/rss",
    ),
    news_sitemaps=("https://www.laprovence.com/googlenews.xml", "https://www.laprovence.com/sitemap_news.xml"),
    sitemaps=("https://www.laprovence.com/sitemap_index.xml", "https://www.laprovence.com/sitemap_categories.xml"),
    fronts=("https://www.laprovence.com/",),
    article=(r"^/article/[a-z0-9-]+/\d{6,}/[^/]+$", r"^/actu/en-direct/\d+/[^/]+\.html$"),
    # Rules
    seen=(2019, 2022, 2023),
    headline=("h1.rev-heading-3xl-black", "h1.title-article"),
    lead="h2.subtitle-article",
    body=(".body-text", ".body-article"),
    authors="p.author-article",
    blocks=((".rev-en-continu__container", "h2"), ("#rightColumnAlsoPopular", ".title-right")),
)  # fmt: skip
