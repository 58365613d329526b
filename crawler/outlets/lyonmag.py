from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lyonmag", title="LyonMag", hosts=("lyonmag.com",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=(
        "https://www.lyonmag.com/rss",
        "https://www.lyonmag.com/rss/category/1/politique",
        "https://www.lyonmag.com/rss/category/36/faits-divers",
        "https://www.lyonmag.com/rss/category/60/lyonmag-tv",
    ),
    fronts=("https://www.lyonmag.com/",),
    article=r"^/article/\d{4,6}/[a-z0-9-]+$",
    # Rules
    seen=(2025,),
    headline="h1.entry-title",
    lead="[itemprop=description]",
    body="[itemprop=articleBody]",
    stamp=".updated",
    tags=".tag-cloud a",
    blocks=((".related-text", "h2.pop-head > .pop-head"),),
)  # fmt: skip
