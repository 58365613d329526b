from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="marianne", title="Marianne", hosts=("marianne.net",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris",
    feeds=("https://www.marianne.net/rss.xml",),
    news_sitemaps=("https://www.marianne.net/sitemap_news.xml",),
    fronts=("https://www.marianne.net/",),
    article=r"^/(?:politique|societe|economie|monde|culture|art-de-vivre|agora)(?:/[a-z0-9-]+)?/[a-z0-9-]{25,}$",
)  # fmt: skip
