from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesechos", title="Les Échos", hosts=("lesechos.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://services.lesechos.fr/rss/les-echos-economie.xml", "https://www.lesechos.fr/rss/rss_une_titres.xml"),
    news_sitemaps=("https://www.lesechos.fr/sitemap_news.xml",),
    sitemaps=("https://sitemap.lesechos.fr/sitemap_index.xml",),
    fronts=("https://www.lesechos.fr/",),
    article=(
        r"^/(?:[a-z0-9-]+/){2}[a-z0-9-]+-\d{6,7}$",
        r"^/(?:[a-z0-9-]+/){1,3}\d{9,}-[a-z0-9-]+-\d{6,7}\.php$",
        r"^/\d{4}/\d{2}/[a-z0-9-]+-\d+$",
    ),
    # Rules
    seen=(2023,),
    headline="article header h1",
    body=".post-paywall",
)  # fmt: skip
