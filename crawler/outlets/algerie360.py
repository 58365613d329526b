from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="algerie360", title="Algérie360", hosts=("algerie360.com",),
    country="DZ", kind="pure-player", timezone="Africa/Algiers",
    feeds=(
        "https://www.algerie360.com/feed/",
        "https://www.algerie360.com/flux-rss-2-a-la-une",
        "https://www.algerie360.com/flux-atom-03-a-la-une",
    ),
    fronts=("https://www.algerie360.com/",),
    article=r"^/[a-z0-9-]{15,}/$",
)  # fmt: skip
