from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lorientlejour", title="L'Orient-Le Jour", hosts=("lorientlejour.com",),
    country="LB", kind="national-daily", timezone="Asia/Beirut",
    feeds=(  # listed by others, not probed
        "https://www.lorientlejour.com/rss",
    ),
    fronts=("https://www.lorientlejour.com/",),
    article=r"^/article/\d{5,8}/[^/]+\.html$",
    # Rules
    seen=(2009,),
    headline="article.main > h1",
    stamp=".article-info p",
    blocks=(
        (".latest-news-component", "h2", ".details"),
        (".related-articles", ".section-title h2", ".details"),
        (".most-read", "h3", "li h2"),
        (".most-comments", "h3", "li h2"),
        (".most-shares", "h3", "li h2"),
    ),
)  # fmt: skip
