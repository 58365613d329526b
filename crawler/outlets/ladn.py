from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ladn", title="L'ADN", hosts=("ladn.eu",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.ladn.eu/feed",),  # listed by others, not probed
    fronts=("https://www.ladn.eu/",),
    article=r"^/(?:[a-z0-9-]+/){1,2}[a-z0-9-]{20,}/$",
    # Rules
    seen=(2020, 2022),
    headline="h1.single-header-title",
    lead="p.chapeau",
    body=".single-content",
    stamp=".single-header-infos-author-date > time",
    authors=".single-header-infos-author-date a",
    blocks=((".single-block-suggested-posts", ".single-block-suggested-title"),),
)  # fmt: skip
