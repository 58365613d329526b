from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tele_loisirs", title="Télé-Loisirs", hosts=("programme-tv.net",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.programme-tv.net/rss/news.xml",),  # linked from a page of 2023
    fronts=("https://www.programme-tv.net/",),
    article=r"^/(?:news|videos)/[a-z-]+/\d{4,}-[^/]+/$",
    # Rules
    seen=(2016,),
    body=".article-body",
)  # fmt: skip
