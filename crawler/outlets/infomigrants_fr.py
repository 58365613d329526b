from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="infomigrants_fr", title="InfoMigrants (français)", hosts=("infomigrants.net",),
    country="FR", kind="international-broadcaster", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "http://www.infomigrants.net/fr/rss/all.xml",
    ),
    fronts=("https://www.infomigrants.net/fr/",),
    article=r"^/fr/post/\d+/[^/]+$",
    # Rules
    seen=(2022,),
    lead="p.article-content__description",
    stamp=".article__date",
    authors=".author__name > a",
    tags=".article__tag",
    blocks=((".article-about", "h2"),),
)  # fmt: skip
