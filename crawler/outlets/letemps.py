from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="letemps", title="Le Temps", hosts=("letemps.ch",),
    country="CH", kind="national-daily", timezone="Europe/Zurich",
    feeds=("https://www.letemps.ch/articles.rss", "https://www.letemps.ch/suisse.rss", "https://www.letemps.ch/economie.rss"),
    fronts=("https://www.letemps.ch/",),
    article=(r"^/(?:[a-z0-9-]+/){1,2}[a-z0-9-]{15,}$", r"^/articles/[a-z0-9-]+$", r"^/[a-z-]+/\d{4}/\d{2}/\d{2}/[a-z0-9-]+$"),
    # Rules
    seen=(2023,),
    headline="h1.post__title",
    lead=".post__lead p",
    body=".post__content > p, .post__content > h2, .post__content > h3, .post-body",
    stamp=".post__publication-date",
    authors=".post__author__text a, .post__author__text span",
)  # fmt: skip
