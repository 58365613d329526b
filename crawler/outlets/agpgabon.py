from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="agpgabon", title="Agence gabonaise de presse", hosts=("agpgabon.ga",),
    country="GA", kind="agency", timezone="Africa/Libreville",
    feeds=(  # listed by others, not probed
        "https://www.agpgabon.ga/feed/",
    ),
    fronts=("https://www.agpgabon.ga/",),
)  # fmt: skip
