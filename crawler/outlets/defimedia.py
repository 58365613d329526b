from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="defimedia", title="Le Défi Media", hosts=("defimedia.info",),
    country="MU", kind="national-daily", timezone="Indian/Mauritius",
    feeds=("https://defimedia.info/rss.xml",),
    fronts=("https://defimedia.info/",),
)  # fmt: skip
