from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="elle_be", title="Elle Belgique", hosts=("elle.be",),
    country="BE", kind="people", timezone="Europe/Brussels",
    fronts=("https://www.elle.be/fr/",),
    article=r"^/fr/\d+-[a-z0-9-]+\.html$",
)  # fmt: skip
