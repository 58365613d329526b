from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="paperjam", title="Paperjam", hosts=("paperjam.lu",),
    country="LU", kind="economy", timezone="Europe/Luxembourg",
    feeds=("https://paperjam.lu/rss.xml",),  # listed by others, not probed
    fronts=("https://paperjam.lu/",),
)  # fmt: skip
