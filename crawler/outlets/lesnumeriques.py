from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesnumeriques", title="Les Numériques", hosts=("lesnumeriques.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.lesnumeriques.com/rss.xml",),  # listed by others, not probed
    fronts=("https://www.lesnumeriques.com/",),
    article=r"^/(?:[a-z0-9-]+/)+[^/]+-[anp]\d+(?:/test)?\.html$",
)  # fmt: skip
