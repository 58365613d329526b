from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="cameroontribune", title="Cameroon Tribune", hosts=("cameroon-tribune.cm",),
    country="CM", kind="national-daily", timezone="Africa/Douala",
    feeds=("https://www.cameroon-tribune.cm/rss.xml",),
    fronts=("https://www.cameroon-tribune.cm/",),
)  # fmt: skip
