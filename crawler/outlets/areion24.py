from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="areion24", title="Areion24.news", hosts=("areion24.news",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    fronts=("https://www.areion24.news/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+(?:/\d+)?/?$",
    # Rules
    headline="h1.entry-title",
    body=".entry-content",
    stamp=".updated",
    blocks=((".herald-related-wrapper", "h4.herald-mod-h"),),
)  # fmt: skip
