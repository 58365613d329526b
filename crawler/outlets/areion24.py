from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="areion24", title="Areion24.news", hosts=("areion24.news",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://www.areion24.news/feed/",),  # linked from a page of 2025
    fronts=("https://www.areion24.news/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+(?:/\d+)?/?$",
    # Rules
    seen=(2025,),
    headline="h1.entry-title",
    body=".entry-content",
    stamp=".updated",
    blocks=((".herald-related-wrapper", "h4.herald-mod-h"),),
)  # fmt: skip
