from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="agenceecofin", title="Agence Ecofin", hosts=("agenceecofin.com",),
    country="CM", kind="pan-african", timezone="Africa/Douala",
    feeds=("https://www.agenceecofin.com/rss", "https://www.agenceecofin.com/telecom/feed/rss"),
    fronts=("https://www.agenceecofin.com/",),
    article=r"^/[a-z0-9-]+/\d{4}-\d{4,7}-[a-z0-9-]+$",
)  # fmt: skip
