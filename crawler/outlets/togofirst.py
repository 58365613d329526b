from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="togofirst", title="Togo First", hosts=("togofirst.com",),
    country="TG", kind="economy", timezone="Africa/Lome",
    feeds=("https://togofirst.com/?feed=rss2", "https://www.togofirst.com/fr/rss-fr"),
    fronts=("https://www.togofirst.com/fr/",),
    article=r"^/fr/[a-z-]+/\d{4}-\d+-[^/]+$",
)  # fmt: skip
