from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mediapart", title="Mediapart", hosts=("mediapart.fr",),
    country="FR", kind="investigative", timezone="Europe/Paris",
    feeds=("https://www.mediapart.fr/articles/feed",),
    news_sitemaps=(
        "https://www.mediapart.fr/journal/international/sitemap.xml",
        "https://www.mediapart.fr/journal/france/sitemap.xml",
        "https://www.mediapart.fr/journal/politique/sitemap.xml",
        "https://www.mediapart.fr/journal/economie/sitemap.xml",
        "https://www.mediapart.fr/journal/ecologie/sitemap.xml",
        "https://www.mediapart.fr/journal/culture-idees/sitemap.xml",
        "https://www.mediapart.fr/news_sitemap_editor_choice.xml",
    ),
    fronts=("https://www.mediapart.fr/",),
    article=r"^/journal/[a-z-]+/\d{6}/[a-z0-9-]+$",
    # Rules
    seen=(2023,),
    headline="#page-title",
    stamp=".splitter__first",
    blocks=(
        (".news__body__right__block", "[id$=-label]", ".teaser__title a"),
        (".news__recirculation", "[id$=-label]", ".teaser__title a"),
    ),
)  # fmt: skip
