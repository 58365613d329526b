from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="contretemps", title="Contretemps", hosts=("contretemps.eu",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.contretemps.eu/category/theorie/feed/",
        "https://www.contretemps.eu/category/strategie/feed/",
        "https://www.contretemps.eu/category/conjoncture/feed/",
    ),
    fronts=("https://www.contretemps.eu/",),
    article=r"^/(?:[a-z0-9-]+/)?[^/]{15,}/?$",
)  # fmt: skip
