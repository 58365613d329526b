from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="agefi_ch", title="L'Agefi (Suisse)", hosts=("agefi.com",),
    country="CH", kind="economy", timezone="Europe/Zurich",
    feeds=(  # listed by others, not probed
        "https://www.agefi.com/feeds/agefi-rss.xml",
    ),
    fronts=("https://agefi.com/",),
    article=r"^/actualites/[a-z-]+/[a-z0-9-]+$",
)  # fmt: skip
