from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lemonde", title="Le Monde", hosts=("lemonde.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    feeds=(
        "https://www.lemonde.fr/rss/une.xml",
        "https://www.lemonde.fr/politique/rss_full.xml",
        "https://www.lemonde.fr/international/rss_full.xml",
        "https://www.lemonde.fr/economie/rss_full.xml",
        "https://www.lemonde.fr/planete/rss_full.xml",
        "https://www.lemonde.fr/afrique/rss_full.xml",
        "https://www.lemonde.fr/pixels/rss_full.xml",
        "https://www.lemonde.fr/idees/rss_full.xml",
        "https://www.lemonde.fr/culture/rss_full.xml",
        "https://www.lemonde.fr/campus/rss_full.xml",
        "https://www.lemonde.fr/argent/rss_full.xml",
    ),
    news_sitemaps=("https://www.lemonde.fr/sitemap_news.xml",),
    sitemaps=("https://www.lemonde.fr/sitemap_index.xml",),
    fronts=("https://www.lemonde.fr/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,2}article/\d{4}/\d{2}/\d{2}/[a-z0-9-]+_\d+_\d+\.html$",
        r"^/(?:[a-z0-9-]+/){1,2}(?:video|live|portfolio|visuel|podcasts?|infographie)/\d{4}/\d{2}/\d{2}/[a-z0-9-]+_\d+_\d+\.html$",
    ),
    # Rules
    seen=(2013, 2023),
    headline="h1.article__title",
    lead=("p.article__desc", "#js-summary-live"),
    body=(
        "article.article__content > p.article__paragraph, article.article__content > h2, article.article__content > ul, "
        "article.article__content > blockquote"
    ),
    stamp=".article__header .meta__date",
    authors=".article__header .meta__author",
    blocks=((".Nav__sub-item", ".Nav__sub-title, .Nav__title", "p.article__title"),),
    drop=(".inread", ".article__reactions"),
)  # fmt: skip
