from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bvoltaire", title="Boulevard Voltaire", hosts=("bvoltaire.fr",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://www.bvoltaire.fr/feed/",),
    fronts=("https://www.bvoltaire.fr/",),
    article=r"^/[a-z0-9-]{20,}/?$",
    # Rules
    seen=(2022, 2023),
    headline="h1._title",
    body=".pf-content",
    stamp=".article-meta-info .date > span",
    authors=".article-meta-info .author-name",
    tags=".bd-tag-link",
    blocks=(
    (".breaking-news-items", ".breaking-title > a", ".webticker a"),
    (".ajax_hits_counter_popular_posts_widget", ".widget-box-title > h3", "h4.entry-title span"),
    ),
)  # fmt: skip
