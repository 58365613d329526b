from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="financialafrik", title="Financial Afrik", hosts=("financialafrik.com",),
    country="SN", kind="economy", timezone="Africa/Dakar",
    feeds=("https://www.financialafrik.com/feed/",),
    fronts=("https://www.financialafrik.com/",),
    article=r"^/\d{4}/\d{2}/\d{2}/[^/]+/?$",
)  # fmt: skip
