from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="madmoizelle", title="Madmoizelle", hosts=("madmoizelle.com",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.madmoizelle.com/feed/",),  # listed by others, not probed
    fronts=("https://www.madmoizelle.com/",),
    article=r"^/(?:[a-z0-9-]+/){0,4}[^/]+-\d{4,}(?:\.html?)?/?$",
    # Rules
    seen=(2018,),
    headline="h1",
    lead=".article-excerpt",
    body=".article-content",
    stamp=".publication-date",
    authors=".article-author",
    blocks=((".related-posts", "p", ".column p"),),
)  # fmt: skip
