from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lopinion", title="L'Opinion", hosts=("lopinion.fr",),
    country="FR", kind="national-daily", timezone="Europe/Paris",
    news_sitemaps=("https://www.lopinion.fr/news-sitemap-content.xml",),
    sitemaps=("https://www.lopinion.fr/sitemap.xml",),
    fronts=("https://www.lopinion.fr/",),
    article=(r"^/(?!video/|dossier/|edition/)[a-z0-9-]+/[a-z0-9-]{20,}$", r"^/edition/[a-z-]+/[a-z0-9-]+-\d+$"),
)  # fmt: skip
