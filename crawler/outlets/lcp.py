from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lcp", title="LCP", hosts=("lcp.fr",),
    country="FR", kind="public-broadcaster", timezone="Europe/Paris",
    feeds=("https://lcp.fr/rss.xml",),  # listed by others, not probed
    fronts=("https://lcp.fr/",),
    article=r"^/(?:actualites|afp|programmes|[a-z0-9-]+)/[^/]+$",
)  # fmt: skip
