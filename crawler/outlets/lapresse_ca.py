from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lapresse_ca", title="La Presse", hosts=("lapresse.ca",),
    country="CA", kind="national-daily", timezone="America/Toronto",
    feeds=(
        "https://www.lapresse.ca/actualites/rss",
        "https://www.lapresse.ca/actualites/politique/rss",
        "https://www.lapresse.ca/sports/rss",
        "https://www.lapresse.ca/affaires/rss",
        "https://www.lapresse.ca/arts/rss",
    ),
    fronts=("https://www.lapresse.ca/",),
    article=(
        r"^/(?:[a-z0-9-]+/){1,3}\d{4}-\d{2}-\d{2}/(?:[^/]+/)?[^/]+\.php$",
        r"^/(?:[a-z0-9-]+/){1,3}\d{6}/\d{2}/\d{2}-\d+-[^/]+\.php$",
    ),
    # Rules
    seen=(2023,),
    headline="h1.headlines",
    lead="p.textModule--type-lead",
    body="[itemprop=articleBody]",
    authors=".authorModule",
    blocks=((".mostRecent", "h2"),),
)  # fmt: skip
