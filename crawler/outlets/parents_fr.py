from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="parents_fr", title="Parents", hosts=("parents.fr",),
    country="FR", kind="people", timezone="Europe/Paris",
    fronts=("https://www.parents.fr/",),
    article=r"-\d{5,7}$",
    # Rules
    headline="h1.ff-h1",
    body=".article-content",
)  # fmt: skip
