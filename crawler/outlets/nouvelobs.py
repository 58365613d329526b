from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="nouvelobs", title="Le Nouvel Obs", hosts=("nouvelobs.com",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris",
    feeds=(
        "https://www.nouvelobs.com/rss.xml",
        "https://www.nouvelobs.com/a-la-une/rss.xml",
        "https://www.nouvelobs.com/a-la-une/atom.xml",
    ),
    news_sitemaps=("https://www.nouvelobs.com/sitemap/sitemap-articles-news.xml", "https://www.nouvelobs.com/sitemap-articles-news.xml"),
    sitemaps=(
        "https://www.nouvelobs.com/sitemap/sitemap-index-articles.xml",
        "https://www.nouvelobs.com/sitemap/sitemap-index-categories.xml",
    ),
    fronts=("https://www.nouvelobs.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}\d{8}\.(?:OBS|RUE|AFP|REU|CIN)\w+/[^/]+\.html$",
    # Rules
    seen=(2023, 2026),
    headline="h1.article-page__title",
    lead=("p.article__description", "p.article-page__chapo"),
    body=".article-page__body-content",
    stamp="header.highlights time",
    authors="p.authors",
    blocks=((".most-read", ".most-read__title"), (".block-edito", ".block-edito__title")),
)  # fmt: skip
