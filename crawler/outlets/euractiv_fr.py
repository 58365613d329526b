from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="euractiv_fr", title="Euractiv (français)", hosts=("euractiv.fr",),
    country="FR", kind="pure-player", timezone="Europe/Paris",
    feeds=("https://www.euractiv.fr/feed/",),  # listed by others, not probed
    fronts=("https://www.euractiv.fr/",),
    article=r"^/section/[a-z0-9-]+/(?:news|opinion|interview)/[a-z0-9-]+/?$",
    # Rules
    seen=(2023,),
    body=".ea-article-body-content",
    authors="#byline",
)  # fmt: skip
