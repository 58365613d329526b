from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lecho", title="L'Echo", hosts=("lecho.be",),
    country="BE", kind="economy", timezone="Europe/Brussels",
    feeds=("https://www.lecho.be/rss/top_stories.xml",),
    fronts=("https://www.lecho.be/",),
    article=r"^/(?:[a-z0-9-]+/){1,4}[^/]+/\d{7,9}(?:\.html)?$",
)  # fmt: skip
