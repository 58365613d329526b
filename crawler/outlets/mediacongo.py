from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="mediacongo", title="MediaCongo", hosts=("mediacongo.net",),
    country="CD", kind="pure-player", timezone="Africa/Kinshasa",
    feeds=(  # listed by others, not probed
        "https://www.mediacongo.net/rss.xml",
    ),
    fronts=("https://www.mediacongo.net/",),
    article=r"^/article-actualite-\d+_[^/]+\.html$|^/article-actualite-\d+\.html$",
)  # fmt: skip
