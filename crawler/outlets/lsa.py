from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lsa", title="LSA", hosts=("lsa-conso.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.lsa-conso.fr/rss/lsa-a-la-une.xml",
    ),
    fronts=("https://www.lsa-conso.fr/",),
    article=r"^/[a-z0-9-]+,\d{5,7}$",
)  # fmt: skip
