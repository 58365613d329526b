from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="clubic", title="Clubic", hosts=("clubic.com",),
    country="FR", kind="tech", timezone="Europe/Paris",
    feeds=("https://www.clubic.com/feed/news.rss",),
    fronts=("https://www.clubic.com/",),
    article=(
        r"^/(?:[a-z0-9-]+/)+actualite-\d+-[a-z0-9-]+\.html$",
        r"^/(?:[a-z0-9-]+/)+article-\d+-\d+-[a-z0-9-]+\.html$",
    ),
    # Rules
    seen=(2018,),
    headline=".articleH1 h1",
    body=".cell-legacy",
    stamp=".author-infos-date",
    authors=".author-infos a",
    blocks=((".HeroListingCard2", ".ListingTitle > h2"),),
)  # fmt: skip
