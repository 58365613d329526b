from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tomshardware_fr", title="Tom's Hardware (France)", hosts=("tomshardware.fr",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.tomshardware.fr/feed/",),  # listed by others, not probed
    fronts=("https://www.tomshardware.fr/",),
    article=r"^/[A-Za-z0-9-]{20,}(?:\.html?)?/?$",
    # Rules
    seen=(2023,),
    lead=".article__introduction",
    body=".article__body",
    stamp=".article__meta__detail > time",
    authors=".article__meta__detail > .article__author",
    blocks=((".yarpp-related", "h3"), (".rp4wp-related-post", "p.article__footer-title")),
)  # fmt: skip
