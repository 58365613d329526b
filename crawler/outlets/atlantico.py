from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="atlantico", title="Atlantico", hosts=("atlantico.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    news_sitemaps=("https://atlantico.fr/news-sitemap.xml",),
    sitemaps=("https://atlantico.fr/sitemap-index.xml",),
    fronts=("https://atlantico.fr/",),
    article=(r"^/article/[a-z-]+/[^/]+$", r"^/(?:rdv/)?[a-z-]+/[^/]+-\d{6,8}\.html$", r"^/[a-z-]+/\d{6,8}/[^/]+$"),
)  # fmt: skip
