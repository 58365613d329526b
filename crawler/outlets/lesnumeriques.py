from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lesnumeriques", title="Les Numériques", hosts=("lesnumeriques.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    fronts=("https://www.lesnumeriques.com/",),
    article=r"^/(?:[a-z0-9-]+/)+[^/]+-[anp]\d+(?:/test)?\.html$",
)  # fmt: skip
