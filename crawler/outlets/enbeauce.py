from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="enbeauce", title="EnBeauce.com", hosts=('enbeauce.com',),
    country="CA", kind="local-pure-player", timezone="America/Toronto",
    feeds=("http://www.enbeauce.com/Rss/RssFeed",),  # linked from a page of 2017
    fronts=("https://www.enbeauce.com/",),
    article=r"^/actualites/[a-z-]+/\d+/[^/]+$",
)  # fmt: skip
