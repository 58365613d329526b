from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="aerobuzz", title="Aerobuzz", hosts=("aerobuzz.fr",),
    country="FR", kind="specialist", timezone="Europe/Paris",
    feeds=("https://www.aerobuzz.fr/feed/",),  # listed by others, not probed
    fronts=("https://www.aerobuzz.fr/",),
)  # fmt: skip
