from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="africanews_fr", title="Africanews (français)", hosts=("fr.africanews.com",),
    country="CG", kind="pan-african", timezone="Africa/Brazzaville",
    feeds=("https://fr.africanews.com/feed/rss", "https://fr.africanews.com/feed/"),
    fronts=("https://fr.africanews.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/*$",
)  # fmt: skip
