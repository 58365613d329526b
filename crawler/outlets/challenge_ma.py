from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="challenge_ma", title="Challenge (Maroc)", hosts=("challenge.ma",),
    country="MA", kind="economy", timezone="Africa/Casablanca",
    feeds=("https://www.challenge.ma/feed/",),
    fronts=("https://www.challenge.ma/",),
)  # fmt: skip
