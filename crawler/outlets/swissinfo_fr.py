from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="swissinfo_fr", title="Swissinfo (français)", hosts=("swissinfo.ch",),
    country="CH", kind="international-broadcaster", timezone="Europe/Zurich",
    feeds=(  # listed by others, not probed
        "https://www.swissinfo.ch/fre/rss",
    ),
    news_sitemaps=("https://www.swissinfo.ch/media/ext/newsSitemap/sitemap_index.xml",),
    sitemaps=("https://www.swissinfo.ch/media/ext/sitemap/sitemap_index.xml",),
    fronts=("https://www.swissinfo.ch/",),
    article=r"^/fre/[^/]+(?:/[^/]+)?/\d{6,9}$",
)  # fmt: skip
