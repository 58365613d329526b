from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actualitte", title="ActuaLitté", hosts=("actualitte.com",),
    country="FR", kind="culture", timezone="Europe/Paris",
    feeds=("https://actualitte.com/rss-main.rss",),
    fronts=("https://actualitte.com/",),
    article=r"^/article/\d+/[a-z0-9-]+/[a-z0-9-]+$",
    # Rules
    seen=(2016,),
    headline="h1.article-page_title",
    lead=".article-page_summary",
    body=".article_content",
    stamp=".article-page_date",
    authors=".article-page_article-details_narrow a",
    blocks=((".article-carousel", "p.article-carousel_title", "h2.article-card_title"), (".side-panel_top", "p.side-panel_top-title")),
)  # fmt: skip
