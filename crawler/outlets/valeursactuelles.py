from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="valeursactuelles", title="Valeurs actuelles", hosts=("valeursactuelles.com",),
    country="FR", kind="weekly-magazine", timezone="Europe/Paris",
    feeds=("https://www.valeursactuelles.com/feed?post_type=post", "https://www.valeursactuelles.com/feed"),
    news_sitemaps=("https://www.valeursactuelles.com/news-sitemap.xml",),
    sitemaps=(
        "https://www.valeursactuelles.com/post-sitemap.xml",
        "https://www.valeursactuelles.com/post-sitemap2.xml",
        "https://www.valeursactuelles.com/post-sitemap3.xml",
        "https://www.valeursactuelles.com/sitemap_index.xml",
    ),
    fronts=("https://www.valeursactuelles.com/",),
    article=r"^/(?!taxonomy)(?:[a-z0-9-]+/){1,2}[a-z0-9-]{20,}$",
    # Rules
    seen=(2021, 2022),
    headline="article.post h1",
    body=(".qiota_reserve", ".post__content"),
    stamp=".post__header time, .post time",
)  # fmt: skip
