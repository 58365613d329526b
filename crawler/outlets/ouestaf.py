from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="ouestaf", title="Ouestaf News", hosts=("ouestaf.com",),
    country="SN", kind="investigative", timezone="Africa/Dakar",
    feeds=("https://www.ouestaf.com/feed/",),
    fronts=("https://www.ouestaf.com/",),
    article=r"^/[a-z0-9-]{15,}/$",
)  # fmt: skip
