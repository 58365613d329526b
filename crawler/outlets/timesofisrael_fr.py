from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="timesofisrael_fr", title="The Times of Israël (français)", hosts=("fr.timesofisrael.com",),
    country="IL", kind="pure-player", timezone="Asia/Jerusalem",
    feeds=("https://fr.timesofisrael.com/feed/",),  # listed by others, not probed
    fronts=("https://fr.timesofisrael.com/",),
    article=r"^/[a-z0-9-]{15,}/$",
)  # fmt: skip
