from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ledevoir", title="Le Devoir", hosts=("ledevoir.com",),
    country="CA", kind="national-daily", timezone="America/Toronto",
    feeds=("https://www.ledevoir.com/rss/section/politique/canada.xml", "https://www.ledevoir.com/rss/manchettes.xml"),
    fronts=("https://www.ledevoir.com/",),
    article=r"^/(?:[a-z-]+/){1,2}\d{6,7}/[^/]+$",
    # Rules
    seen=(2020, 2022, 2023),
    headline=(".container .row h1",),
    body=".editor",
    stamp="aside.author time",
    authors="aside.author h3",
    blocks=(("section.most-popular", "h3", ".mptitle"),),
)  # fmt: skip
