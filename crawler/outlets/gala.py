from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="gala", title="Gala", hosts=("gala.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    news_sitemaps=("https://www.gala.fr/sitemaps/news.xml",),
    sitemaps=("https://www.gala.fr/sitemaps/articles.xml",),
    fronts=("https://www.gala.fr/",),
    article=r"^/(?:l_actu|[a-z_]+)/[a-z_0-9-]+/[^/]+_\d{4,7}$",
    # Rules
    seen=(2019, 2021),
    lead=".articleContent-lead",
    body=".ugc",
    stamp=".articleTitles-date",
    authors=".articleTitles-name",
    blocks=(
    (".articleSimplelist", ".titleDefault-text"),
    (".articleContent-insert", "h3.smalltitle-text", "p.articleInserts-title > a"),
    ),
)  # fmt: skip
