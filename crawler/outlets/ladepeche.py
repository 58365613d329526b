from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ladepeche", title="La Dépêche du Midi", hosts=("ladepeche.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    feeds=("https://www.ladepeche.fr/rss.xml", "https://www.ladepeche.fr/communes/orgueil,82136/rss.xml"),
    news_sitemaps=("https://www.ladepeche.fr/sitemap-news.xml",),
    sitemaps=("https://www.ladepeche.fr/sitemap.xml",),
    fronts=("https://www.ladepeche.fr/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$", r"^/article/\d{4}/\d{2}/\d{2}/\d+-[^/]+\.html$"),
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
