from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="philonomist", title="Philonomist", hosts=("philonomist.com",),
    country="FR", kind="magazine", timezone="Europe/Paris",
    fronts=("https://www.philonomist.com/",),
    article=r"^/fr/article/[^/]+$",
)  # fmt: skip
