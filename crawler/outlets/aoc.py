from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aoc", title="AOC", hosts=("aoc.media",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=("https://aoc.media/feed/",),  # listed by others, not probed
    fronts=("https://aoc.media/",),
    article=r"^/[a-z-]+/\d{4}/\d{2}/\d{2}/[^/]+/$",
    # Rules
    seen=(2019,),
    lead=".desc > p",
    authors=".byline .author",
)  # fmt: skip
