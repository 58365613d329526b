from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journaldemillau", title="Journal de Millau", hosts=("journaldemillau.fr",),
    country="FR", kind="local-weekly", timezone="Europe/Paris",
    feeds=("https://www.journaldemillau.fr/rss.xml",),
    fronts=("https://www.journaldemillau.fr/",),
)  # fmt: skip
