from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="scienceshumaines", title="Sciences humaines", hosts=("scienceshumaines.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    feeds=("https://www.scienceshumaines.com/rss/",),  # linked from a page of 2022
    fronts=("https://www.scienceshumaines.com/",),
    article=r"_fr_\d+\.html?$",
    # Rules
    seen=(2022,),
    headline="[itemprop=headline]",
    stamp="#articleInfos cite",
)  # fmt: skip
