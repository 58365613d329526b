from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="epochtimes_fr", title="Epoch Times (France)", hosts=("epochtimes.fr",),
    country="FR", kind="opinion", timezone="Europe/Paris",
    feeds=(  # listed by others, not probed
        "https://www.epochtimes.fr/feed",
    ),
    fronts=("https://www.epochtimes.fr/",),
)  # fmt: skip
