from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lalibre", title="La Libre Belgique", hosts=("lalibre.be",),
    country="BE", kind="national-daily", timezone="Europe/Brussels",
    feeds=(
        "https://www.lalibre.be/arc/outboundfeeds/rss/?outputType=xml",
        "https://www.lalibre.be/arc/outboundfeeds/rss/section/belgique/?outputType=xml",
        "https://www.lalibre.be/rss/",
        "https://www.lalibre.be/arc/outboundfeeds/rss/section/economie/?outputType=xml",
    ),
    news_sitemaps=("https://www.lalibre.be/arc/outboundfeeds/sitemap-news/?outputType=xml",),
    fronts=("https://www.lalibre.be/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,3}\d{4}/\d{2}/\d{2}/[^/]+-[A-Z0-9]{26}/$",
        r"^/(?:[a-z0-9-]+/){1,3}[^/]+-[0-9a-f]{24}$",
        r"/article/\d+/[^/]+\.html$",
    ),
    # Rules
    headline=("#mainContent > h1",),
    lead="#articleHat",
    body="#articleText",
    stamp="#publicationDate",
    authors="#writer",
    blocks=(
        ("#mainContent > .articleLinks", "=Sur le même sujet", "a"),
        ("#strongArticleLinks", "", "a"),
        ("#breakingNews", "h2 span", "dd a"),
        ("#anpm", "h2 span", "h3 a"),
        ("#videosLaLibre", "h2 a", "p.odd a, p.even a"),
        ("#mostConsultedBox", "h2", "li a"),
    ),
)  # fmt: skip
