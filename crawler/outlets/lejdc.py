from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lejdc", title="Le Journal du Centre", hosts=("lejdc.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris",
    fronts=("https://www.lejdc.fr/",),
)  # fmt: skip
