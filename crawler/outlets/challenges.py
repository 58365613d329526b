from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="challenges", title="Challenges", hosts=("challenges.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=(
        "https://www.challenges.fr/club-entrepreneurs/rss.xml",
        "https://www.challenges.fr/economie/rss.xml",
        "https://www.challenges.fr/femmes/rss.xml",
    ),
    news_sitemaps=("https://www.challenges.fr/sitemap.news.xml",),
    sitemaps=("https://www.challenges.fr/sitemap.xml",),
    fronts=("https://www.challenges.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+_\d{3,7}$",
    # Rules
    seen=(2013, 2023),
    headline="h1[itemprop=headline]",
    stamp=".article-infos",
    authors=".article-infos .signature",
    blocks=(
        ("p.article-highlight", "span", "em"),
        (".bloc.list", ".title", "li a"),
        (".bloc.article-diaporama-main", ".title", ".left-col strong"),
    ),
)  # fmt: skip
