from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="blogdumoderateur", title="BDM (Blog du Modérateur)", hosts=("blogdumoderateur.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.blogdumoderateur.com/feed/",),  # listed by others, not probed
    fronts=("https://www.blogdumoderateur.com/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    seen=(2016,),
    headline="h1.entry-title",
    stamp=".posted-on",
    authors=".byline",
    tags=".tags-list a",
)  # fmt: skip
