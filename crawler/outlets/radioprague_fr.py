from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radioprague_fr", title="Radio Prague International (français)", hosts=("francais.radio.cz",),
    country="CZ", kind="international-broadcaster", timezone="Europe/Prague",
    feeds=("https://francais.radio.cz/rcz-rss/fr",),  # linked from a page of 2020
    fronts=("https://francais.radio.cz/",),
    article=r"^/[a-z0-9-]+-\d{7}$",
)  # fmt: skip
