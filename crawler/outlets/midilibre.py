from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="midilibre", title="Midi Libre", hosts=("midilibre.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.midilibre.fr/rss.xml",),
    news_sitemaps=("https://www.midilibre.fr/sitemap-news.xml",),
    sitemaps=("https://www.midilibre.fr/sitemap.xml",),
    fronts=("https://www.midilibre.fr/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$", r"^/\d{4}/\d{2}/\d{2}/[^/]+,\d+\.php$"),
    # Rules
    headline="h1.article-full__title",
    lead="p.article-full__chapo",
    body=".article-full__body-content",
    stamp=".article-full__infos-dates",
    authors=".author-name",
    blocks=(
        (".article-full__childs-container", ".u-section-title", ".article-full__childs-title"),
        ("#top-lus", "=Les plus lus", ".aside-tops__title"),
        ("#top-comments", "=Commentés", ".aside-tops__title"),
        (".aside-tops", ".aside__title", ".aside-tops__title"),
    ),
    drop=(".article-full__chapo-label",),
)  # fmt: skip
