from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="actuia", title="ActuIA", hosts=("actuia.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    fronts=("https://www.actuia.com/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[A-Za-z0-9-]{20,}/?$",
    # Rules
    body=".prose-lg",
    stamp="[itemprop=datePublished]",
    authors="[itemprop=author]",
    blocks=((".space-y-6 > .p-4", ".blocktitle"),),
)  # fmt: skip
