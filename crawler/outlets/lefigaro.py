from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lefigaro", title="Le Figaro", hosts=("lefigaro.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    feeds=(
        "https://www.lefigaro.fr/rss/figaro_actualites.xml",
        "https://www.lefigaro.fr/rss/figaro_flash-actu.xml",
        "https://www.lefigaro.fr/rss/figaro_international.xml",
    ),
    news_sitemaps=("https://www.lefigaro.fr/sitemap_news.xml",),
    sitemaps=("https://sitemaps.lefigaro.fr/lefigaro.fr/articles.xml",),
    fronts=("https://www.lefigaro.fr/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{8}$",
        r"^/(?:[a-z0-9-]+/){1,3}\d{4}/\d{2}/\d{2}/\d{5}-\d{8}ART[A-Z]{3}\d{5}-[^/]+\.php$",
        r"/\d{4}/\d{2}/\d{2}/\d{5}-\d{8}[A-Z]{3,}\d{5}-[^/]+\.php$",
    ),
    # Rules
    seen=(2013, 2014, 2023),
    headline="h1.fig-headline",
    lead="p.fig-standfirst",
    body=".fig-content-body > p.fig-paragraph, .fig-content-body > h2, .fig-content-body > ul, .fig-content-body > blockquote",
    stamp=".fig-content-metas__pub",
    authors=".fig-content-metas__author, .fig-content-metas__authors",
    blocks=(
        (".fig-body-link", ".fig-body-link__prefix", ".fig-body-link__link"),
        ("#fig-article-next", ".fig-suggested-resources__title", ".fig-ranking-profile-headline"),
        (".fig-recommended", ".fig-recommended__title", "a.fig-recommended__link"),
    ),
)  # fmt: skip
