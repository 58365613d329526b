from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="marieclaire", title="Marie Claire", hosts=("marieclaire.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.marieclaire.fr/",),
    article=r"^/(?:[a-z0-9-]+/)?[^/]*,\d{4,7}\.asp$",
)  # fmt: skip
