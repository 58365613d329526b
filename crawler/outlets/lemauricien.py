from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="lemauricien", title="Le Mauricien", hosts=("lemauricien.com",),
    country="MU", kind="national-daily", timezone="Indian/Mauritius",
    feeds=("https://www.lemauricien.com/feed/",),
    fronts=("https://www.lemauricien.com/",),
    article=r"^/[a-z0-9-]+/[^/]+/\d+/$",
)  # fmt: skip
