from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="letemps", title="Le Temps", hosts=("letemps.ch",),
    country="CH", kind="national-daily", timezone="Europe/Zurich",
    feeds=("https://www.letemps.ch/articles.rss", "https://www.letemps.ch/suisse.rss", "https://www.letemps.ch/economie.rss"),
    fronts=("https://www.letemps.ch/",),
    article=(r"^/(?:[a-z0-9-]+/){1,2}[a-z0-9-]{15,}$", r"^/articles/[a-z0-9-]+$", r"^/[a-z-]+/\d{4}/\d{2}/\d{2}/[a-z0-9-]+$"),
)  # fmt: skip
