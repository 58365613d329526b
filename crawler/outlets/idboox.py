from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="idboox", title="IDBOOX", hosts=("idboox.com",),
    country="FR", kind="culture", timezone="Europe/Paris",
    feeds=("https://www.idboox.com/feed/",),  # linked from a page of 2018
    fronts=("https://www.idboox.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2017, 2018),
    headline="h1.entry-title",
    body=".single-entry",
    stamp=".mate-info-date-icon",
    authors=".single-content-wrap .vcard",
    tags=".single-post-tag > a",
    blocks=((".single-post-box-related", ".block-title > h3", "h3.entry-title > a"), (".lates-post-warp", ".block-title > h3")),
)  # fmt: skip
