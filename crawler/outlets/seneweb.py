from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="seneweb", title="Seneweb", hosts=("seneweb.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    feeds=("https://seneweb.com/feed/", "https://www.seneweb.com/feed", "https://www.seneweb.com/news/rss.php"),
    fronts=("https://www.seneweb.com/",),
    article=r"^/news/[A-Za-z-]+/[^/]+_n_\d+\.html$",
)  # fmt: skip
