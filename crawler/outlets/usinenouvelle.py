from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="usinenouvelle", title="L'Usine nouvelle", hosts=("usinenouvelle.com",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.usinenouvelle.com/rss",),
    fronts=("https://www.usinenouvelle.com/",),
    article=r"^/article/[^/]+\.N\d+$",
)  # fmt: skip
