from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="voici", title="Voici", hosts=("voici.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    news_sitemaps=("https://www.voici.fr/sitemap/google-news.xml",),
    sitemaps=("https://www.voici.fr/sitemap/articles.xml",),
    fronts=("https://www.voici.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[^/]+-\d{5,7}$",
    # Rules
    seen=(2019,),
    headline="h1.articleOverview-title",
    lead=".articleContent-lead",
    body=".articleContent",
    stamp=".articleOverview-details",
    authors=".articleOverview-detailsAuthors",
    blocks=((".article-listCarousel", ".titleDefault-text"), (".article-similarArticles", ".titleDefault-text")),
)  # fmt: skip
