from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="parents_fr", title="Parents", hosts=("parents.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.parents.fr/feeds/rss",),  # linked from a page of 2017
    fronts=("https://www.parents.fr/",),
    article=r"-\d{5,7}$",
    # Rules
    seen=(2017,),
    headline="h1.ff-h1",
    body=".article-content",
)  # fmt: skip
