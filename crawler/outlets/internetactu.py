from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="internetactu", title="InternetActu", hosts=("internetactu.net",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.internetactu.net/feed/",),  # linked from a page of 2016
    fronts=("https://www.internetactu.net/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+(?:/\d+)?/?$",
    # Rules
    seen=(2016,),
    headline="h1",
    body=".entry-content",
    stamp=".updated",
    authors=".vcard > a",
    tags=".tags a",
    blocks=((".entry-post-random", "h3"), (".recent-posts-3", ".widget-title > h3")),
)  # fmt: skip
