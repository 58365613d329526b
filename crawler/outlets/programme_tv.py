from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="programme_tv", title="Programme.tv", hosts=("programme.tv",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.programme.tv/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2023,),
    headline="h1.articleContent-title",
    body=".articleContent-body",
    stamp="p.articleContent-meta",
    authors=".articleContent-metaAuthorsName",
    blocks=((".sidebar-news", "h2.sidebar-newsTitle"),),
)  # fmt: skip
