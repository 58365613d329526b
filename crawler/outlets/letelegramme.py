from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="letelegramme", title="Le Télégramme", hosts=("letelegramme.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.letelegramme.fr/rss.xml", "https://www.letelegramme.fr/cotes-darmor/saint-brieuc/rss.xml"),
    news_sitemaps=(
        "https://www.letelegramme.fr/sitemaps/sitemap-news.xml",
        "https://www.letelegramme.fr/sitemaps/sitemap-news/urlset.xml",
    ),
    sitemaps=("https://www.letelegramme.fr/sitemaps/sitemap.xml",),
    fronts=("https://www.letelegramme.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[^/]+-\d{6,8}\.php$",
    # Rules
    seen=(2016,),
    headline="h1.titre_une",
    lead="h2.chapo",
    body="#MainArticle",
    stamp=".article_date .text",
    authors=".author [itemprop=name]",
    tags="a.tag",
    blocks=(("#MainArticle", "p.a-lire-aussi", ".lien-rebond-title"), (".article-a-la-une", ".titre")),
)  # fmt: skip
