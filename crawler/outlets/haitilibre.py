from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="haitilibre", title="Haïti Libre", hosts=("haitilibre.com",),
    country="HT", kind="pure-player", timezone="America/Port-au-Prince",
    fronts=("https://www.haitilibre.com/",),
    article=r"^/article-\d+-[^/]+\.html$",
)  # fmt: skip
