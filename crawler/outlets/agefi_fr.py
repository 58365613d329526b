from crawler.parsing.outlet import Outlet

OUTLET = Outlet(
    name="agefi_fr", title="L'Agefi", hosts=("agefi.fr",),
    country="FR", kind="economy", timezone="Europe/Paris",
    feeds=("https://www.agefi.fr/rss",),  # listed by others, not probed
    fronts=("https://www.agefi.fr/",),
    article=r"^/news/[a-z-]+/[a-z0-9-]+$",
)  # fmt: skip
