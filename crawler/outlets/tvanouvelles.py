from crawler.outlets.systems.quebecor import QUEBECOR
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="tvanouvelles", title="TVA Nouvelles", hosts=("tvanouvelles.ca",),
    country="CA", kind="broadcaster-tv", timezone="America/Toronto", system=QUEBECOR,
    feeds=("https://www.tvanouvelles.ca/rss.xml",),
    fronts=("https://www.tvanouvelles.ca/",),
)  # fmt: skip
