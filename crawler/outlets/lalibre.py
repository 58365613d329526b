from crawler.outlets.systems.ipm import IPM
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lalibre", title="La Libre Belgique", hosts=("lalibre.be",),
    country="BE", kind="national-daily", timezone="Europe/Brussels", system=IPM,
    feeds=(
        "https://www.lalibre.be/arc/outboundfeeds/rss/?outputType=xml",
        "https://www.lalibre.be/arc/outboundfeeds/rss/section/belgique/?outputType=xml",
        "https://www.lalibre.be/rss/",
        "https://www.lalibre.be/arc/outboundfeeds/rss/section/economie/?outputType=xml",
    ),
    news_sitemaps=("https://www.lalibre.be/arc/outboundfeeds/sitemap-news/?outputType=xml",),
    fronts=("https://www.lalibre.be/",),
    # Rules
    seen=(2012, 2013),
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
