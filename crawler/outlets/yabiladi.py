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
    # Rules
    seen=(2022,),
    headline="h1.title_article",
    lead=".detail-header[itemprop=headline] > p",
    stamp=".date_plot",
    authors=".lauteur_name a, [itemprop=author] [itemprop=name]",
    blocks=((".featured-more #feat2", "=Les articles populaires", ".extrait-art a"), ("#feat1", "=الأكثر شعبية", ".extrait-art a")),
)  # fmt: skip
