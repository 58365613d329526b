from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="dailyscience", title="Daily Science", hosts=('dailyscience.be',),
    country="BE", kind="science", timezone="Europe/Brussels",
    feeds=("https://dailyscience.be/feed/",),  # linked from a page of 2018
    fronts=("https://dailyscience.be/",),
    article=r"^/\d{2}/\d{2}/\d{4}/[a-z0-9-]+/$",
)  # fmt: skip
