from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rts", title="RTS", hosts=("rts.ch",),
    country="CH", kind="public-broadcaster", timezone="Europe/Zurich",
    feeds=("https://www.rts.ch/info/?format=rss/news", "https://www.rts.ch/info/suisse?format=rss/news"),
    fronts=("https://www.rts.ch/",),
    article=(r"^/info/(?:[a-z-]+/)+\d{4}/article/[^/]+-\d{6,9}\.html$", r"^/info/(?:[a-z-]+/)+\d{6,9}-[^/]+\.html$"),
    # Rules
    seen=(2023,),
    headline="h1.article-title",
    lead=".article-lead",
    stamp=".article-time",
    blocks=((".article-related-elements", ".related-elements-title", ".card-title"),),
)  # fmt: skip
