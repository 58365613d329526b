from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="afp", title="AFP", hosts=("afp.com",),
    country="FR", kind="agency", timezone="Europe/Paris",
    fronts=("https://www.afp.com/",),
)  # fmt: skip
