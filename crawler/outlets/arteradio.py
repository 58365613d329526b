from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="arteradio", title="Arte Radio", hosts=("arteradio.com",),
    country="FR", kind="broadcaster-radio", timezone="Europe/Paris",
    fronts=("https://www.arteradio.com/",),
    article=r"^/son/\d+/[^/]+$",
)  # fmt: skip
