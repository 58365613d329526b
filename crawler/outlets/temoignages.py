from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="temoignages", title="Témoignages", hosts=("temoignages.re",),
    country="RE", kind="regional-daily", timezone="Indian/Reunion",
    feeds=("https://www.temoignages.re/spip.php?page=backend",),  # linked from a page of 2022
    fronts=("https://www.temoignages.re/",),
    article=r",\d{3,7}$",
    # Rules
    seen=(2022,),
    headline="h1.entry-title",
    stamp=".published",
)  # fmt: skip
