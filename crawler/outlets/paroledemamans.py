from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="paroledemamans", title="Parole de mamans", hosts=("paroledemamans.com",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://paroledemamans.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2019,),
    headline="h1.article-edito-show-title",
    lead="h2.article-edito-show-accroche",
    body=".article-edito-show-article",
    stamp=".article-edito-show-date",
    blocks=(("#related-articles", ".old-h3"), (".sidebar-module", "p.title_part", "h3.article-actus-title > a")),
)  # fmt: skip
