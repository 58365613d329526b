from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="femmeactuelle", title="Femme actuelle", hosts=("femmeactuelle.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    feeds=("https://www.femmeactuelle.fr/feeds/rss.xml",),
    fronts=("https://www.femmeactuelle.fr/",),
    article=r"^/(?:[a-z0-9-]+/){2,3}[^/]+-\d{4,7}$",
    # Rules
    seen=(2016,),
    body="[itemprop=articleBody]",
    authors=".hidden-print[itemprop=name], [itemprop=name] > .hidden-print",
)  # fmt: skip
