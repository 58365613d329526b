from crawler.outlets.systems.quebecor import QUEBECOR
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldemontreal", title="Le Journal de Montréal", hosts=("journaldemontreal.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto", system=QUEBECOR,
    feeds=("https://www.journaldemontreal.com/rss.xml",),
    fronts=("https://www.journaldemontreal.com/",),
)  # fmt: skip
