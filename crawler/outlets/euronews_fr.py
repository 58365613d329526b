from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="euronews_fr", title="Euronews (français)", hosts=("fr.euronews.com",),
    country="FR", kind="international-broadcaster", timezone="Europe/Paris",
    feeds=(
        "https://fr.euronews.com/rss?level=theme&name=news",
        "https://fr.euronews.com/rss",
        "https://fr.euronews.com/rss?format=xml",
        "https://fr.euronews.com/rss?level=program&name=focus",
        "https://fr.euronews.com/rss?level=vertical&name=business",
    ),
    news_sitemaps=("https://fr.euronews.com/sitemaps/fr/latest-news.xml",),
    sitemaps=("https://fr.euronews.com/sitemaps/fr/articles.xml",),
    fronts=("https://fr.euronews.com/",),
    article=r"^/(?:[a-z0-9.-]+/)?\d{4}/\d{2}/\d{2}/[^/]+$",
    # Rules
    seen=(2023, 2024),
    headline="h1.c-article-redesign-title",
    lead="p.c-article-summary",
    stamp=".c-article-publication-date",
    authors=".c-article-contributors a, .c-article-contributors-supplementary strong",
    blocks=(
        (".widget--type-related", ""),
        (".c-top-stories", ".c-top-stories__title", ".m-object__title__link"),
        (".c-most-read", ".c-most-read__title", ".m-object__title__link"),
    ),
)  # fmt: skip
