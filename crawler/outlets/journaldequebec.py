from crawler.outlets.systems.quebecor import QUEBECOR
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldequebec", title="Le Journal de Québec", hosts=("journaldequebec.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto", system=QUEBECOR,
    feeds=("https://www.journaldequebec.com/rss.xml",),
    fronts=("https://www.journaldequebec.com/",),
)  # fmt: skip
