from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dailyscience", title="Daily Science", hosts=('dailyscience.be',),
    country="BE", kind="science", timezone="Europe/Brussels",
    fronts=("https://dailyscience.be/",),
    article=r"^/\d{2}/\d{2}/\d{4}/[a-z0-9-]+/$",
)  # fmt: skip
