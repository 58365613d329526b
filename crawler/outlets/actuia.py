from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actuia", title="ActuIA", hosts=("actuia.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.actuia.com/feed/",),  # linked from a page of 2024
    fronts=("https://www.actuia.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    seen=(2025,),
    body=".prose-lg",
    stamp="[itemprop=datePublished]",
    authors="[itemprop=author]",
    blocks=((".space-y-6 > .p-4", ".blocktitle"),),
)  # fmt: skip
