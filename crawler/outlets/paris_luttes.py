from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="paris_luttes", title="Paris-luttes.info", hosts=("paris-luttes.info",),
    country="FR", kind="local-pure-player", timezone="Europe/Paris",
    feeds=("https://paris-luttes.info/spip.php?page=backend",),  # linked from a page of 2019
    fronts=("https://paris-luttes.info/",),
    article=r"^/[^/]+-\d{3,6}$",
    # Rules
    seen=(2019,),
    headline="h1.h1",
    lead=".chapo > p",
    stamp=".time > time",
    tags=".tags > a",
    blocks=((".suggestion-article", "h2"),),
)  # fmt: skip
