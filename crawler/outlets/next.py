from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="next", title="Next (ex-Next INpact)", hosts=("next.ink", "nextinpact.com"),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://next.ink/feed/mp3/", "https://next.ink/feed/free/"),
    fronts=("https://next.ink/",),
    article=(r"^/\d{4,7}/[a-z0-9-]+/$", r"^/(?:news/\d+-[^/]+|brief/[^/]+-\d+|article/\d+/[^/]+)\.htm$"),
    # Rules
    seen=(2018,),
    headline="h1.color_title",
    lead="p.actu_chapeau",
    authors=".infos_article [itemprop=name]",
    stamp=".infos_article_infos > span",
)  # fmt: skip
