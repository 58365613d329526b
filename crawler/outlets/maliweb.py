from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="maliweb", title="Maliweb", hosts=("maliweb.net",),
    country="ML", kind="pure-player", timezone="Africa/Bamako",
    feeds=("https://www.maliweb.net/rss/latest-posts",),
    fronts=("https://www.maliweb.net/",),
    article=r"^/[a-z0-9-]+/[^/]+-\d{6,8}\.html$",
)  # fmt: skip
