from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="medi1news", title="Medi1 News", hosts=("medi1news.com",),
    country="MA", kind="broadcaster-tv", timezone="Africa/Casablanca",
    fronts=("https://www.medi1news.com/fr/",),
    article=r"^/fr/article/\d+\.html$",
)  # fmt: skip
