from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="hespress_fr", title="Hespress (français)", hosts=("fr.hespress.com",),
    country="MA", kind="pure-player", timezone="Africa/Casablanca",
    feeds=("https://fr.hespress.com/feed", "https://fr.hespress.com/sport/feed"),
    fronts=("https://fr.hespress.com/",),
    article=r"^/\d{4,7}-[^/]+\.html$",
)  # fmt: skip
