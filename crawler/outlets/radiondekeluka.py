from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radiondekeluka", title="Radio Ndeke Luka", hosts=("radiondekeluka.org",),
    country="CF", kind="broadcaster-radio", timezone="Africa/Bangui",
    fronts=("https://www.radiondekeluka.org/",),
)  # fmt: skip
