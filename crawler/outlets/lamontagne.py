from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lamontagne", title="La Montagne", hosts=("lamontagne.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.lamontagne.fr/rss",
    ),
    news_sitemaps=("https://www.lamontagne.fr/sitemap.xml",),
    fronts=("https://www.lamontagne.fr/",),
    article=(r"^/[a-z0-9-]+-\d{5}/[a-z-]+/[^/]+_\d+/$", r"^/(?:[a-z0-9-]+/){1,4}\d{4}/\d{2}/\d{2}/[^/]+_\d+\.html$"),
)  # fmt: skip
