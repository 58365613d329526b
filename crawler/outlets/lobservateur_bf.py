from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lobservateur_bf", title="L'Observateur Paalga", hosts=("lobservateur.bf",),
    country="BF", kind="national-daily", timezone="Africa/Ouagadougou",
    fronts=("https://www.lobservateur.bf/",),
)  # fmt: skip
