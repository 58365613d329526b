from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sudinfo", title="Sudinfo", hosts=("sudinfo.be",),
    country="BE", kind="regional-daily", timezone="Europe/Brussels",
    feeds=(  # listed by others, not probed
        "http://www.sudinfo.be/rss/2023/cible_principale_gratuit",
        "https://www.sudinfo.be/rss",
    ),
    news_sitemaps=("https://www.sudinfo.be/sites/default/files/sitemaps/sitemapnews-0.xml",),
    fronts=("https://www.sudinfo.be/",),
    article=r"^/id\d{5,8}/article/\d{4}-\d{2}-\d{2}/[^/]+$",
)  # fmt: skip
