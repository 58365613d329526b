from crawler.outlets.systems.centre_france import CENTRE_FRANCE
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lejdc", title="Le Journal du Centre", hosts=("lejdc.fr",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=CENTRE_FRANCE,
    fronts=("https://www.lejdc.fr/",),
)  # fmt: skip
