from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="radiondekeluka", title="Radio Ndeke Luka", hosts=("radiondekeluka.org",),
    country="CF", kind="broadcaster-radio", timezone="Africa/Bangui",
    feeds=("https://www.radiondekeluka.org/feed/",),  # listed by others, not probed
    fronts=("https://www.radiondekeluka.org/",),
)  # fmt: skip
