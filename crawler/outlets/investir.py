from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="investir", title="Investir", hosts=("investir.lesechos.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=(  # answered in 2018
        "https://investir.lesechos.fr/RSS/info-marches-investir-bourse-les-echos.xml",
        "https://investir.lesechos.fr/RSS/analyses-opinions.xml",
        "https://investir.lesechos.fr/RSS/chat-investir.xml",
        "https://investir.lesechos.fr/RSS/matieres-premieres.xml",
    ),
    news_sitemaps=("https://investir.lesechos.fr/sitemap_news.xml",),
    sitemaps=("https://sitemap-investir.lesechos.fr/sitemap_index.xml",),
    fronts=("https://investir.lesechos.fr/",),
    article=r"^/(?:[a-z0-9-]+/){1,3}[a-z0-9-]+-\d{6,7}$",
)  # fmt: skip
