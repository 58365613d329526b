from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="scienceshumaines", title="Sciences humaines", hosts=("scienceshumaines.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.scienceshumaines.com/",),
    article=r"_fr_\d+\.html?$",
    # Rules
    headline="[itemprop=headline]",
    stamp="#articleInfos cite",
)  # fmt: skip
