from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ballast", title="Ballast", hosts=("revue-ballast.fr",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.revue-ballast.fr/feed/",),
    fronts=("https://www.revue-ballast.fr/",),
    article=r"^/[a-z0-9-]{12,}/$",
    # Rules
    seen=(2018,),
    headline=".title_subtitle_holder h1",
    body=".post_text_inner",
    stamp=".post_info .time",
    authors=".post_author_link",
)  # fmt: skip
