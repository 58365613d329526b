from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="levif", title="Le Vif", hosts=("levif.be",),
    country="BE", kind="weekly-magazine", timezone="Europe/Brussels",
    feeds=("https://www.levif.be/feed/",),
    fronts=("https://www.levif.be/",),
    article=r"^/actualite/[a-z-]+/[^/]+/article-[a-z]+-\d+\.html$",
)  # fmt: skip
