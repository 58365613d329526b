from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="paperjam", title="Paperjam", hosts=("paperjam.lu",),
    country="LU", kind="economy", timezone="Europe/Luxembourg",
    fronts=("https://paperjam.lu/",),
)  # fmt: skip
