from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="temoignages", title="Témoignages", hosts=("temoignages.re",),
    country="RE", kind="regional-daily", timezone="Indian/Reunion",
    fronts=("https://www.temoignages.re/",),
    article=r",\d{3,7}$",
    # Rules
    headline="h1.entry-title",
    stamp=".published",
)  # fmt: skip
