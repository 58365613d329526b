from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="i24news_fr", title="i24NEWS (français)", hosts=("i24news.tv",),
    country="IL", kind="international-broadcaster", timezone="Asia/Jerusalem",
    feeds=("https://www.i24news.tv/fr/rss",),  # listed by others, not probed
    fronts=("https://www.i24news.tv/fr/",),
    article=r"^/fr/actu/(?:[a-z-]+/){1,2}\d{10}-[^/]+$",
)  # fmt: skip
