from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="telerama", title="Télérama", hosts=("telerama.fr",),
    country="FR", kind="culture", timezone="Europe/Paris",
    feeds=("https://www.telerama.fr/rss/une.xml",),
    news_sitemaps=("https://www.telerama.fr/sitemaps/sitemap_news.php",),
    sitemaps=("https://www.telerama.fr/sitemaps/sitemap_index.php",),
    fronts=("https://www.telerama.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}[^/]+[-,]\d{4,8}\.php$",
    # Rules
    seen=(2016,),
    headline="h1.article--title",
    lead=".article--intro",
    body=".article--wysiwyg",
    stamp="[itemprop=datePublished]",
    tags=".article--category",
)  # fmt: skip
