from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="regardsprotestants", title="Regards protestants", hosts=("regardsprotestants.com",),
    country="FR", kind="religious", timezone="Europe/Paris",
    feeds=("https://regardsprotestants.com/feed/",),  # linked from a page of 2020
    fronts=("https://regardsprotestants.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2022,),
    lead=".post-intro",
    stamp=".post-meta--date",
)  # fmt: skip
