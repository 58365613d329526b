from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="numerama", title="Numerama", hosts=("numerama.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.numerama.com/feed",),
    fronts=("https://www.numerama.com/",),
    article=r"^/[a-z0-9-]+/\d{4,7}-[^/]+\.html$",
    # Rules
    seen=(2023, 2025),
    lead=".article-excerpt",
    body=".article-content.post-content",
    authors=".post-authors",
)  # fmt: skip
