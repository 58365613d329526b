from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="article19_ma", title="Article19.ma", hosts=("article19.ma",),
    country="MA", kind="pure-player", timezone="Africa/Casablanca",
    fronts=("https://article19.ma/",),
    article=r"^/accueil/archives/\d+$",
)  # fmt: skip
