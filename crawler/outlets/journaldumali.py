from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldumali", title="Journal du Mali", hosts=("journaldumali.com",),
    country="ML", kind="weekly-magazine", timezone="Africa/Bamako",
    feeds=("https://www.journaldumali.com/feed/",),
    fronts=("https://www.journaldumali.com/",),
)  # fmt: skip
