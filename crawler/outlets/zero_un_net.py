from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="zero_un_net", title="01net", hosts=("01net.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.01net.com/actualites/feed/", "https://www.01net.com/feed/"),
    fronts=("https://www.01net.com/",),
    article=r"^/(?:actualites|tests|actualites/[a-z-]+)/[a-z0-9-]+\.html$",
    # Rules
    seen=(2023,),
    headline="h1.my-3",
    lead=".post-excerpt",
    authors=".author .fn, .leading-6 > .fn",
    tags=".post-tags a",
)  # fmt: skip
