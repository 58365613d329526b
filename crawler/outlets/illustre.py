from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="illustre", title="L'illustré", hosts=("illustre.ch",),
    country="CH", kind="weekly-magazine", timezone="Europe/Zurich",
    fronts=("https://www.illustre.ch/",),
    article=r"^/magazine/[a-z0-9-]+$",
)  # fmt: skip
