from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tvanouvelles", title="TVA Nouvelles", hosts=("tvanouvelles.ca",),
    country="CA", kind="broadcaster-tv", timezone="America/Toronto",
    feeds=("https://www.tvanouvelles.ca/rss.xml",),
    fronts=("https://www.tvanouvelles.ca/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
