from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="corsematin", title="Corse-Matin", hosts=("corsematin.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=(  # answered in 2018
        "http://www.corsematin.com/corse/rss",
        "http://www.corsematin.com/derniere-minute/rss",
        "http://www.corsematin.com/faits-divers/rss",
        "http://www.corsematin.com/politique/rss",
    ),
    news_sitemaps=("https://www.corsematin.com/googlenews.xml",),
    fronts=("https://www.corsematin.com/",),
    article=r"^/article/[a-z0-9-]+/[^/]+$",
)  # fmt: skip
