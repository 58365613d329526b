from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="u_run", title="U-Run", hosts=("u-run.fr",),
    country="FR", kind="sport", timezone="Europe/Paris",
    feeds=("https://www.u-run.fr/feed",),  # linked from a page of 2021
    fronts=("https://www.u-run.fr/",),
    article=r"^/\d{3,}-[^/]+$",
    # Rules
    seen=(2012, 2021),
    body="#article",
    stamp="#article small",
    blocks=((".widget_recent_entries", "h5"),),
)  # fmt: skip
