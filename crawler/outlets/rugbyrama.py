from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="rugbyrama", title="Rugbyrama / Midi Olympique", hosts=("rugbyrama.fr",),
    country="FR", kind="sport", timezone="Europe/Paris",
    feeds=("https://www.rugbyrama.fr/rss.xml",),  # listed by others, not probed
    fronts=("https://www.rugbyrama.fr/",),
    article=(r"^/\d{4}/\d{2}/\d{2}/[^/]+-\d+\.php$", r"^/rugby/[^/]+/\d{4}-\d{4}/[^/]+_sto\d+/story\.shtml$"),
)  # fmt: skip
