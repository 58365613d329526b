from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="sahelintelligence", title="Sahel Intelligence", hosts=("sahel-intelligence.com",),
    country="FR", kind="pan-african", timezone="Europe/Paris",
    feeds=("https://sahel-intelligence.com/feed/",),
    fronts=("https://sahel-intelligence.com/",),
)  # fmt: skip
