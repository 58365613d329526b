from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="seneplus", title="SenePlus", hosts=("seneplus.com",),
    country="SN", kind="pure-player", timezone="Africa/Dakar",
    fronts=("https://www.seneplus.com/",),
    article=r"^/[a-z-]+/[^/]+$",
)  # fmt: skip
