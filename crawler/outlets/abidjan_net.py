from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="abidjan_net", title="Abidjan.net", hosts=("news.abidjan.net", "abidjan.net"),
    country="CI", kind="pure-player", timezone="Africa/Abidjan",
    feeds=(  # listed by others, not probed
        "https://www.abidjan.net/rss/actus.xml",
        "https://news.abidjan.net/rss/",
        "https://news.abidjan.net/rss/economie.xml",
    ),
    fronts=("https://news.abidjan.net/",),
    article=r"^/articles/\d+/[a-z0-9-]+$",
)  # fmt: skip
