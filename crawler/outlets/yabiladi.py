from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="yabiladi", title="Yabiladi", hosts=("yabiladi.com",),
    country="MA", kind="pure-player", timezone="Africa/Casablanca",
    feeds=(
        "https://www.yabiladi.com/rss/news.xml",
        "https://www.yabiladi.com/rss/rss.xml",
        "https://www.yabiladi.com/rubrik",
        "https://www.yabiladi.com/rss/breves",
        "https://www.yabiladi.com/rss/agenda",
        "https://www.yabiladi.com/forum/rss/70/6342245",
        "https://www.yabiladi.com/rss",
    ),
    fronts=("https://www.yabiladi.com/",),
    article=r"^/articles/details/\d+/[^/]+\.html$",
)  # fmt: skip
