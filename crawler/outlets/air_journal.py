from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="air_journal", title="Air Journal", hosts=("air-journal.fr",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://www.air-journal.fr/feed",),  # listed by others, not probed
    fronts=("https://www.air-journal.fr/",),
    article=r"^/\d{4}-\d{2}-\d{2}-[a-z0-9-]+-\d+\.html$",
    # Rules
    seen=(2024,),
    headline="#single-header h1",
    body=".post-content",
    stamp=".post-meta .date p",
    authors=".post-meta [itemprop=author]",
    blocks=(("#related", ".block-title h3"), ("#most-viewed-articles", ".block-title h2", "h3.title")),
)  # fmt: skip
