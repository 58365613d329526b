from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lequotidien_lu", title="Le Quotidien", hosts=("lequotidien.lu",),
    country="LU", kind="national-daily", timezone="Europe/Luxembourg",
    feeds=("https://lequotidien.lu/feed/",),
    fronts=("https://lequotidien.lu/",),
    article=r"^/[a-z0-9-]+/[a-z0-9-]{12,}/$",
    # Rules
    seen=(2023,),
    headline="h1.post-title",
    stamp="p.post-meta",
    blocks=(
        ("#related_posts", ".block-head h3", "h3 a"),
        ("#tab1", "=Populaire", "h3 a"),
        ("#tab2", "=Récent", "h3 a"),
        (".post-navigation", "", "a"),
        (".authors-posts", "=Editorial", "h3 a"),
    ),
)  # fmt: skip
