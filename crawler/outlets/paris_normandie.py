from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="paris_normandie", title="Paris-Normandie", hosts=("paris-normandie.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.paris-normandie.fr/rss.xml",),
    news_sitemaps=("https://www.paris-normandie.fr/sites/default/files/sitemaps/www_paris_normandie_fr/sitemapnews-0.xml",),
    sitemaps=("https://www.paris-normandie.fr/sites/default/files/sitemaps/www_paris_normandie_fr/sitemapindex.xml",),
    fronts=("https://www.paris-normandie.fr/",),
    article=(r"^/id\d{5,8}/article/\d{4}-\d{2}-\d{2}/[^/]+$", r"^/(?:[a-z0-9-]+/){1,4}[^/]+-[A-Z]{2}\d+$"),
)  # fmt: skip
