from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lequipe", title="L'Équipe", hosts=("lequipe.fr",),
    country="FR", kind="sport", timezone="Europe/Paris",
    feeds=("https://dwh.lequipe.fr/api/edito/rss?path=/", "https://dwh.lequipe.fr/api/edito/rss?path=/Tous%20sports"),
    news_sitemaps=(
        "https://www.lequipe.fr/sitemap/sitemap_google_news_premium.xml",
        "https://www.lequipe.fr/sitemap/sitemap_google_news_gratuit.xml",
    ),
    sitemaps=("https://www.lequipe.fr/sitemap.xml",),
    fronts=("https://www.lequipe.fr/",),
    article=r"^/[A-Za-z-]+/(?:[A-Za-z-]+/)?Actualites/[^/]+/\d{6,7}$",
)  # fmt: skip
