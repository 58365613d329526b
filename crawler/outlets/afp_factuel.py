from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afp_factuel", title="AFP Factuel", hosts=("factuel.afp.com",),
    country="FR", kind="fact-check", timezone="Europe/Paris",
    feeds=("https://factuel.afp.com/rss.xml",),  # listed by others, not probed
    fronts=("https://factuel.afp.com/",),
    article=r"^/(?:doc\.afp\.com\.\w+|[a-z0-9-]+)$",
)  # fmt: skip
