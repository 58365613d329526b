from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sofoot", title="So Foot", hosts=("sofoot.com",),
    country="FR", kind="sport", timezone="Europe/Paris",
    feeds=("https://www.sofoot.com/rss.xml",),  # listed by others, not probed
    fronts=("https://www.sofoot.com/",),
    article=r"^/(?:[a-z-]+/)?[^/]+-\d{5,7}\.html$",
)  # fmt: skip
