from crawler.outlets.systems.ebra import EBRA
from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="bienpublic", title="Le Bien public", hosts=("bienpublic.com",),
    country="FR", kind="regional-daily", timezone="Europe/Paris", system=EBRA,
    feeds=("https://www.bienpublic.com/rss",),
    fronts=("https://www.bienpublic.com/",),
)  # fmt: skip
