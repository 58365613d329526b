from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="u_run", title="U-Run", hosts=("u-run.fr",),
    country="FR", kind="sport", timezone="Europe/Paris",
    fronts=("https://www.u-run.fr/",),
    article=r"^/\d{3,}-[^/]+$",
    # Rules
    body="#article",
    stamp="#article small",
    blocks=((".widget_recent_entries", "h5"),),
)  # fmt: skip
