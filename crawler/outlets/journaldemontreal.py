from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldemontreal", title="Le Journal de Montréal", hosts=("journaldemontreal.com",),
    country="CA", kind="regional-daily", timezone="America/Toronto",
    feeds=("https://www.journaldemontreal.com/rss.xml",),
    fronts=("https://www.journaldemontreal.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+$",
)  # fmt: skip
