from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="journalducameroun", title="Journal du Cameroun", hosts=("journalducameroun.com",),
    country="CM", kind="pure-player", timezone="Africa/Douala",
    feeds=("https://www.journalducameroun.com/feed/", "https://fr.journalducameroun.com/feed/"),
    fronts=("https://www.journalducameroun.com/",),
    article=r"^/[a-z0-9-]{15,}/$",
)  # fmt: skip
