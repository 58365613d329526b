from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lopinion", title="L'Opinion", hosts=("lopinion.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    news_sitemaps=("https://www.lopinion.fr/news-sitemap-content.xml",),
    sitemaps=("https://www.lopinion.fr/sitemap.xml",),
    fronts=("https://www.lopinion.fr/",),
    article=(r"^/(?!video/|dossier/|edition/)[a-z0-9-]+/[a-z0-9-]{20,}$", r"^/edition/[a-z-]+/[a-z0-9-]+-\d+$"),
    # Rules
    seen=(2018, 2023),
    headline=("h1.Article-title", "h1.article_title"),
    lead=(".Article-chapo", ".bloc-main-intro"),
    body=(".mainBody", ".article_body"),
    stamp=(".Article-date", ".article_date"),
    authors=".article_authors",
    blocks=(("bsp-listcarousel", ".Block-title"), (".bloc-dernieres-videos", ".bloc-head_title")),
)  # fmt: skip
