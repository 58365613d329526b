from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="vingt_min", title="20 minutes (Suisse romande)", hosts=("20min.ch",),
    country="CH", kind="national-daily", timezone="Europe/Zurich",
    feeds=("https://partner-feeds.20min.ch/rss/20minutes/suisse-romande",),
    news_sitemaps=("https://www.20min.ch/sitemaps/fr/news.xml",),
    sitemaps=("https://www.20min.ch/sitemaps/fr/articles.xml",),
    fronts=("https://www.20min.ch/fr/",),
    article=r"^/fr/story/[^/]+-\d{9,12}$",
)  # fmt: skip
